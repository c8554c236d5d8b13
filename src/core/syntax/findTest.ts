import type { SyntaxOutline, SyntaxTest } from './Outline.js';

const maxLength = 1000;
/** In a title, for what the runner puts there. */
const hole = '\u0000';

/**
 * The tests that an id names: `suite > case`, `suite case`, `suite::case`, `TestX/sub_case`, or the last part alone. Titles
 * that a runner fills in (`adds %i`) match what they can become. Text order.
 */
export function findTests(outline: SyntaxOutline, id: string): SyntaxTest[] {
  const short = id.slice(0, maxLength);
  const found = matching(outline, short.replace(/\(\s*\)$/u, ''));
  if (found.length > 0) return found;
  // What a runner adds: the parameters of a run, or of a method.
  const bare = short.replace(/\s*(?:\([^()]*\))?(?:\[[^\]]*\])?$/u, '');
  return bare === short ? [] : matching(outline, bare);
}

function matching(outline: SyntaxOutline, id: string): SyntaxTest[] {
  const wanted = normal(id);
  if (wanted === '') return [];
  const whole = outline.tests.filter((each) =>
    names(each).some((name) => fits(name, wanted, each.isPattern)),
  );
  const written = whole.filter(({ isComputed }) => !isComputed);
  if (whole.length > 0) return written.length > 0 ? written : whole;
  // `package.Class.method`, `crate::tests::works`: more in front than the file knows of.
  return outline.tests.filter(
    (each) =>
      !each.isPattern && each.parts.length > 0 && names(each).some((name) => wanted.endsWith(` ${name}`)),
  );
}

/** From the last part alone to all of them, each joined as it is compared. */
function names({ parts: written, title, isPattern, isComputed }: SyntaxTest): string[] {
  const found: string[] = [];
  const parts = isComputed ? [...written.slice(0, -1), hole] : written;
  for (let from = parts.length - 1; from >= 0; from--) {
    const joined = parts.slice(from);
    found.push(normal(withHoles(joined.join(' '), isPattern)));
    if (title !== undefined) found.push(normal([...joined.slice(0, -1), title].join(' ')));
  }
  return found;
}

/** `%s`, `%i`, `$name`, `${…}` stand for anything. */
function withHoles(text: string, isPattern: boolean): string {
  return isPattern ? text.replace(/%[a-z#%]|\$\{[^}]*\}|\$[\w.]+/gu, hole) : text;
}

/** What separates the parts of an id differs from runner to runner; names themselves hold no two blanks. */
function normal(text: string): string {
  return text
    .replace(/\s*(?:›|»|::|[>/#.\s_])\s*/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

function fits(name: string, wanted: string, isPattern: boolean): boolean {
  if (!isPattern) return name === wanted;
  if (name === wanted) return true;
  const pieces = name.split(hole);
  if (pieces.every((piece) => piece.trim() === '')) return false;
  let at = pieces[0]!.length;
  if (!wanted.startsWith(pieces[0]!)) return false;
  for (const piece of pieces.slice(1, -1)) {
    const next = wanted.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  const last = pieces[pieces.length - 1]!;
  return wanted.length - last.length >= at && wanted.endsWith(last);
}
