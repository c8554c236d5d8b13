import type { AddAnchor } from './AddAnchor.js';

const pin =
  /(?<![\w@/.-])([A-Za-z][\w.-]{0,80})={2,3}(\d+\.[\d*][\w.!+*-]{0,40})|(?<![\w/.-])((?:@[\w.-]{1,60}\/)?[a-z][\w.-]{0,80})@(\d+\.\d[\w.+-]{0,40})/gu;
/** What makes a version the one that should be, and what makes it the one that is: the nearer word before it decides. */
const wanted =
  /\b(?:expect\w*|require[sd]?|requirements?:|needs?|must|should|want\w*|target\w*|pin|to|use|using|install|upgrade|update|bump|at least|recommend\w*|fix(?:ed)? (?:in|by|with)|fix|resolution|remediation|solution)\b|→|[-=]>/giu;
const actual =
  /\b(?:current\w*|from|affect\w*|vulnerab\w*|installed|found|actual\w*|old|still|has|have|ships?|with|(?:is|are|was|were|currently|still)\s+pinned\s+(?:to|at)|pins|pinned|locked|uses)\b/giu;
const wantedAfter =
  /^[\x60'"*)\]\s]*(?:(?:is|are|was|were)\s+)?(?:required|needed|expected|recommended|wanted|instead|or (?:later|newer|higher)|at least)\b/iu;
const actualAfter = /^[\x60'"*)\]\s]*(?:is|are|was|were|has|contains?|suffers?|allows?)\b/iu;
/** In the same clause: it is a case, is advised against, or is how something is seen. */
const unwanted =
  /\b(?:not|never|avoid\w*|don['’]t|if|since|introduced|reproduc\w*|used to|no longer|cannot|check)\b[^.;,!?]*$/iu;
const reach = 120;

/**
 * Versions that the text says a dependency should have. One that it has, or that nothing is said of, is no claim that code could prove.
 * `label`: of the field whose value the text is.
 */
export function readPins(text: string, label: string, add: AddAnchor): void {
  for (const match of text.matchAll(pin)) {
    const version = (match[2] ?? match[4]!).replace(/[.!+*-]+$/u, (end) => (/^\.\*/u.test(end) ? '.*' : ''));
    const from = match.index;
    // An address on the network, or the language itself.
    if (/^\d+(?:\.\d+){3}$/u.test(version) || /^python$/iu.test(match[1] ?? '')) continue;
    const length = match[0].length - (match[2] ?? match[4]!).length + version.length;
    if (!isExpected(`${label} ${text.slice(Math.max(0, from - reach), from)}`, text.slice(from + length)))
      continue;
    if (match[1] === undefined)
      add({ kind: 'dependency', ecosystem: 'npm', name: match[3]!, version }, from, length);
    else add({ kind: 'dependency', ecosystem: 'pypi', name: match[1], version }, from, length);
  }
}

function isExpected(before: string, after: string): boolean {
  if (wantedAfter.test(after)) return true;
  if (actualAfter.test(after)) return false;
  if (unwanted.test(before)) return false;
  const end = lastEnd(before, wanted);
  return end >= 0 && end > lastEnd(before, actual);
}

/** Where the last match ends; -1 where there is none. */
function lastEnd(text: string, pattern: RegExp): number {
  let end = -1;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
