import { baseName } from '../../files/workspacePath.js';
import { wordsOf } from '../words.js';

/** As much of a text as is looked at: enough to tell a report from prose, little enough for thousands of files. */
const headLength = 32 * 1024;

const tellingNames = new Set(
  [
    'readiness',
    'defect',
    'defects',
    'issue',
    'issues',
    'bug',
    'bugs',
    'gap',
    'gaps',
    'audit',
    'finding',
    'findings',
  ]
    .concat([
      'roadmap',
      'risk',
      'risks',
      'todo',
      'debt',
      'analysis',
      'assessment',
      'action',
      'plan',
      'backlog',
    ])
    .concat([
      'milestones',
      'report',
      'status',
      'review',
      'checklist',
      'inventory',
      'vulnerabilities',
      'phase',
    ]),
);
/** Documents that every project has and that speak of the past or of manners. */
const plainNames = new Set([
  'changelog',
  'changes',
  'history',
  'license',
  'licence',
  'contributing',
  'conduct',
]);

/** What reports are made of; each kind counts up to `most` times, so that length alone is worth little. */
const shapes: readonly { pattern: RegExp; worth: number; most: number }[] = [
  { pattern: /\b(?:severity|priority)\b/giu, worth: 2, most: 5 },
  { pattern: /\bP[0-4]\b/gu, worth: 1, most: 6 },
  { pattern: /^[ \t]*[-*+] \[[ xX]\]/gmu, worth: 0.7, most: 15 },
  { pattern: /[✅❌⚠⏳🔄☐☑✔✖🔴🟠🟡🟢]/gu, worth: 0.5, most: 10 },
  {
    pattern: /\b(?:known issues?|root cause|gaps?|findings?|defects?|vulnerabilit(?:y|ies))\b/giu,
    worth: 0.7,
    most: 10,
  },
  {
    pattern: /\b(?:impact|recommendation|mitigation|effort|exit criteria|timeline)\b/giu,
    worth: 0.7,
    most: 10,
  },
  { pattern: /^#{1,6} [^\n]*\b(?:phase|weeks?|sprint|milestone|quarter|Q[1-4])\b/gimu, worth: 1.5, most: 6 },
  { pattern: /\b(?:critical|blocker|high|medium|low)\b/giu, worth: 0.3, most: 10 },
  { pattern: /\b(?:phases?|milestones?|roadmap|tasks?|todo)\b/giu, worth: 0.5, most: 8 },
  { pattern: /\bstatus\b/giu, worth: 0.5, most: 6 },
  { pattern: /\d%/gu, worth: 0.3, most: 10 },
  { pattern: /::test_/gu, worth: 1, most: 3 },
];

/** How telling the name of a document is; negative for those that are rarely reports. */
export function guessWorthOfName(path: string): number {
  const words = wordsOf(baseName(path).replace(/\.\w+$/u, ''));
  if (words.some((word) => plainNames.has(word))) return -8;
  const telling = words.filter((word) => tellingNames.has(word)).length;
  return Math.min(telling, 3) * 3 - (words[0] === 'readme' ? 3 : 0);
}

/** A quick guess of how much a document says of defects and phases, from its name and the head of its text; 0 or less: nothing. */
export function guessWorth(path: string, text: string): number {
  const head = text.slice(0, headLength);
  let worth = guessWorthOfName(path);
  for (const { pattern, worth: each, most } of shapes) worth += Math.min(count(head, pattern), most) * each;
  return worth;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
