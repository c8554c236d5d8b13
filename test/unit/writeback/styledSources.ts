import fc from 'fast-check';
import { PRIORITIES, SEVERITIES, STATUSES } from '../../../src/core/model/vocabulary.js';

/** A source of somebody's own style. */
export interface Styled {
  path: string;
  text: string;
}

interface Entry {
  status: string;
  severity: string;
  priority: string;
  owner: string;
  /** How it is written. */
  look: number;
  /** Comments, marks and other things around it. */
  extra: boolean;
}

const titles = [
  'Locks are lost',
  'Queue | drops jobs',
  'Clock `now` runs back',
  'Cache never expires — at all',
];
const entries = fc.array(
  fc.record<Entry>({
    status: fc.constantFrom(...STATUSES),
    severity: fc.constantFrom(...SEVERITIES),
    priority: fc.constantFrom(...PRIORITIES),
    owner: fc.constantFrom('Cy', 'Di Ö'),
    look: fc.nat({ max: 4 }),
    extra: fc.boolean(),
  }),
  { minLength: 2, maxLength: titles.length },
);
const dress = fc.record({
  end: fc.constantFrom('\n', '\r\n'),
  hasMark: fc.boolean(),
  hasLast: fc.boolean(),
  variant: fc.nat({ max: 5 }),
});
type Dress = { end: string; hasMark: boolean; hasLast: boolean };

function dressed(text: string, { end, hasMark, hasLast }: Dress): string {
  const body = hasLast ? `${text.trimEnd()}\n` : text.trimEnd();
  return (hasMark ? '\uFEFF' : '') + body.replaceAll('\n', end);
}

function pairsOf({ status, severity, priority, owner }: Entry, i: number): [string, string][] {
  return [
    ['id', `D-${i + 1}`],
    ['title', titles[i]!],
    ['severity', severity],
    ['status', status],
    ['priority', priority],
    ['owner', owner],
  ];
}

/** Compact, pretty, with tabs; with comments and trailing commas. */
function jsonText(list: readonly Entry[], variant: number, isFound: boolean): string {
  const [nl, unit, colon] = [
    variant === 0 ? '' : '\n',
    ['', '  ', '    ', '\t', '  ', '  '][variant]!,
    variant === 0 ? ':' : ': ',
  ];
  const hasComments = variant > 3;
  const comma = hasComments && list[0]!.extra ? ',' : '';
  const items = list.map((entry, i) => {
    const word = (text: string): string => (isFound ? text.toUpperCase().replaceAll('-', '_') : text);
    const pairs = pairsOf(entry, i).map(
      ([key, value]) =>
        `${JSON.stringify(key)}${colon}${JSON.stringify(/^(?:status|severity)$/u.test(key) ? word(value) : value)}`,
    );
    const above = hasComments && entry.extra ? `${unit.repeat(2)}// about ${i}\n` : '';
    if (entry.look === 0) return `${above}${unit.repeat(2)}{${pairs.join(nl === '' ? ',' : ', ')}}`;
    const lines = pairs.map(
      (pair, at) =>
        unit.repeat(3) +
        pair +
        (at < pairs.length - 1 ? ',' : comma) +
        (hasComments && at % 2 === 0 ? ' /* so */' : ''),
    );
    return `${above}${unit.repeat(2)}{${nl}${lines.join(nl)}${nl}${unit.repeat(2)}}`;
  });
  const head = isFound ? `"project"${colon}"x"` : `"version"${colon}1`;
  const name = isFound ? 'known_issues' : 'defects';
  const list_ = `"${name}"${colon}[${nl}${items.join(`,${nl}`)}${comma}${nl}${unit}]`;
  return `{${nl}${unit}${head},${nl}${unit}${list_}${nl}}${nl}`;
}

export function jsonSource(isFound: boolean): fc.Arbitrary<Styled> {
  return fc.tuple(entries, dress).map(([list, clothes]) => ({
    path: isFound ? 'inventory.json' : 'defects.json',
    text: dressed(jsonText(list, clothes.variant, isFound), clothes),
  }));
}

/** Plain, in quotes, in a flow, with block scalars, with comments everywhere; `shared`: by anchor or merge key. */
function yamlEntry(entry: Entry, i: number, isShared: boolean): string {
  const { look, extra } = entry;
  const quoted = (text: string): string =>
    look === 1 ? `'${text}'` : look === 2 || /[|`]/u.test(text) ? JSON.stringify(text) : text;
  const pairs = pairsOf(entry, i).map(([key, value]) => [key, quoted(value)] as [string, string]);
  if (isShared && i > 0)
    for (const pair of pairs) {
      if (pair[0] === 'status') pair[1] = '*s';
      if (pair[0] === 'owner' && extra) [pair[0], pair[1]] = ['<<', '*base'];
    }
  else if (isShared) pairs.find(([key]) => key === 'status')![1] = `&s ${entry.status}`;
  const said = pairs.map(([key, value]) => `${key}: ${value}`);
  if (look === 3 && !isShared) return `  - { ${said.join(', ')} }${extra ? ' # so' : ''}`;
  if (look === 4)
    said.splice(2, 0, `description: ${extra ? '|' : '>-'}\n      It goes wrong.\n\n      At times.`);
  const lines = said.map(
    (pair, at) =>
      (at === 0 ? '  - ' : '    ') + pair + (extra && at % 2 && !pair.includes('\n') ? '  # so' : ''),
  );
  if (extra) lines.splice(1, 0, '    # within');
  return (extra ? ['  # above', ...lines] : lines).join('\n');
}

export function yamlSource(isShared: boolean): fc.Arbitrary<Styled> {
  return fc.tuple(entries, dress).map(([list, clothes]) => {
    const base = isShared ? 'x-base: &base\n  owner: Bea\n' : '';
    const head = clothes.variant % 2 ? '# ours\n---\n' : '# ours\n\n';
    const tail = clothes.variant === 4 ? '---\nother: 1 # of no weight\n' : '';
    const items = list
      .map((entry, i) => yamlEntry(entry, i, isShared))
      .join(clothes.variant > 2 ? '\n\n' : '\n');
    return {
      path: 'defects.yaml',
      text: dressed(`${head}version: 1\n${base}defects:\n${items}\n${tail}`, clothes),
    };
  });
}

const words: Record<string, string> = {
  open: '❌ Open',
  'in-progress': '🔄 In progress',
  blocked: '⏸️ Blocked',
  resolved: '✅ Fixed',
  verified: '✅ Verified',
  'wont-fix': "✖️ Won't fix",
};

function statusIn({ status, look }: Entry): string {
  const said = words[status]!;
  return look % 2 ? said : said.replace(/^\S+ /u, '');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function labels(entry: Entry): [string, string][] {
  return [
    ['Severity', capital(entry.severity)],
    ['Priority', entry.priority],
    ['Status', statusIn(entry)],
    ['Owner', entry.owner],
  ];
}

/** Sections with bold labels or lists of labels; `bold`: paragraphs that begin with a bold head. */
function sections(list: readonly Entry[]): string {
  return list
    .map((entry, i) => {
      const lines = labels(entry).map(([key, value]) => {
        if (entry.look === 0) return `**${key}:** ${value}`;
        if (entry.look === 1) return `- **${key}**: ${value}`;
        if (entry.look === 2) return `* ${key}: ${value}`;
        return `**${key}**: ${value}  `;
      });
      return `### D-${i + 1}: ${titles[i]!}\n\n${lines.join('\n')}\n\nIt happens at times.\n${entry.extra ? '\n```py\nx = 1\n```\n' : ''}`;
    })
    .join('\n');
}

function table(list: readonly Entry[], isAligned: boolean): string {
  const rows = list.map((entry, i) => [
    `D-${i + 1}`,
    titles[i]!.replaceAll('|', '\\|'),
    ...labels(entry).map(([, value]) => value),
  ]);
  const all = [['ID', 'Defect', 'Severity', 'Priority', 'Status', 'Owner'], ...rows];
  const widths = all[0]!.map((_, at) => Math.max(...all.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (isAligned ? cell.padEnd(widths[at]!) : cell)).join(' | ')} |`;
  const rule = `|${widths.map((width) => (isAligned ? '-'.repeat(width + 2) : ':---')).join('|')}|`;
  return [line(all[0]!), rule, ...rows.map(line)].join('\n') + '\n';
}

function tasks(list: readonly Entry[], variant: number): string {
  return list
    .map(({ status, extra }, i) => {
      const done = status === 'resolved';
      const title = `Build part ${'abcd'[i]!}${extra ? ' (2 days)' : ''}`;
      if (variant < 2) return `- [${done ? 'x' : ' '}] ${title}`;
      return variant < 4 ? `- ${done ? '✅' : '❌'} ${title}` : `* [${done ? 'X' : ' '}] **${title}**`;
    })
    .join('\n');
}

/** Of what UTF-8 was read by a one-byte code page. */
function damagedText(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

/** A report with defects as sections or as a table, and a list of tasks. */
export function reportSource(form: 'sections' | 'table', isDamaged: boolean): fc.Arbitrary<Styled> {
  return fc.tuple(entries, dress).map(([list, clothes]) => {
    const { variant } = clothes;
    const front = variant % 3 === 1 ? '---\ntitle: Readiness\n---\n\n' : '';
    const defects = form === 'table' ? table(list, variant % 2 === 0) : sections(list);
    const text = `${front}# Readiness – what is left\n\n## Known Defects\n\n${defects}\n## Phase 1: Ground (Week 1)\n\n${tasks(list, variant)}\n`;
    const whole = dressed(
      isDamaged ? damagedText(text) : text,
      isDamaged ? { ...clothes, hasMark: false } : clothes,
    );
    return { path: 'READINESS.md', text: whole };
  });
}
