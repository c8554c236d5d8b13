import fc from 'fast-check';
import { SEVERITIES, STATUSES } from '../../../src/core/model/vocabulary.js';

export interface Written {
  path: string;
  text: string;
  /** Of defects. */
  count: number;
}

const titles = [
  'Locks are lost',
  'Queue drops jobs',
  'Clock runs back',
  'Cache never expires',
  'Logs hold keys',
];

const entries = fc.array(
  fc.record({
    status: fc.constantFrom(...STATUSES, undefined),
    severity: fc.constantFrom(...SEVERITIES),
    owner: fc.constantFrom('Cy', undefined),
    comment: fc.boolean(),
    layout: fc.nat({ max: 3 }),
  }),
  { minLength: 1, maxLength: titles.length },
);
const ends = fc.constantFrom('\n', '\r\n');

type Entry = {
  status?: string | undefined;
  severity: string;
  owner?: string | undefined;
  comment: boolean;
  layout: number;
};

function yamlEntry({ status, severity, owner, comment, layout }: Entry, i: number): string {
  const quote = ['', "'", '"', ''][layout]!;
  const pairs = [
    `id: D-${i + 1}`,
    `title: ${quote}${titles[i]!}${quote}`,
    `severity: ${quote}${severity}${quote}`,
    ...(status === undefined ? [] : [`status: ${quote}${status}${quote}`]),
    ...(owner === undefined ? [] : [`owner: ${owner}`]),
  ];
  if (layout === 3) return `  - { ${pairs.join(', ')} }${comment ? ' # so' : ''}`;
  const lines = pairs.map(
    (pair, at) => (at === 0 ? '  - ' : '    ') + pair + (comment && at % 2 ? '  # so' : ''),
  );
  return (comment ? ['  # about it', ...lines] : lines).join('\n');
}

function jsonEntry({ status, severity, owner, layout }: Entry, i: number, isFound: boolean): string {
  const dress = (word: string): string => (isFound ? word.toUpperCase().replaceAll('-', '_') : word);
  const value = {
    id: `D-${i + 1}`,
    title: titles[i]!,
    severity: dress(severity),
    ...(status === undefined ? {} : { status: dress(status) }),
    ...(owner === undefined ? {} : { owner }),
  };
  if (layout === 0) return JSON.stringify(value);
  const text = JSON.stringify(value, null, layout === 3 ? '\t' : 2);
  return layout === 1 ? text.replaceAll(/\n\s*/gu, ' ') : text.replaceAll('\n', '\n    ');
}

/** Native YAML and JSON in many styles, and JSON of somebody else's making. */
export const randomInventory: fc.Arbitrary<Written> = fc
  .tuple(entries, fc.constantFrom('yaml', 'json', 'found'), ends)
  .map(([list, style, end]) => {
    const count = list.length;
    let text: string;
    if (style === 'yaml') text = `# ours\nversion: 1\ndefects:\n${list.map(yamlEntry).join('\n')}\n`;
    else {
      const isFound = style === 'found';
      const items = list.map((entry, i) => `    ${jsonEntry(entry, i, isFound)}`).join(',\n');
      const head = isFound ? '"project": "x",\n  "critical_issues"' : '"version": 1,\n  "defects"';
      text = `{\n  ${head}: [\n${items}\n  ]\n}\n`;
    }
    const path = style === 'yaml' ? 'defects.yaml' : style === 'json' ? 'defects.json' : 'inventory.json';
    return { path, text: text.replaceAll('\n', end), count };
  });

const words = {
  open: 'Open',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  resolved: 'Fixed',
  verified: 'Verified',
  'wont-fix': "Won't fix",
};
const glyphs = {
  open: '❌',
  'in-progress': '🔄',
  blocked: '⏸️',
  resolved: '✅',
  verified: '✅',
  'wont-fix': '✖️',
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function statusWords({ status, layout }: Entry): string {
  const key = (status ?? 'open') as keyof typeof words;
  return layout % 2 === 0 ? words[key] : `${glyphs[key]} ${words[key]}`;
}

function section(entry: Entry, i: number): string {
  const bullet = entry.layout > 1 ? '- ' : '';
  const owner = entry.owner ?? 'Di';
  return `### D-${i + 1}: ${titles[i]!}\n\n${bullet}**Severity**: ${capital(entry.severity)}\n${bullet}**Status**: ${statusWords(entry)}\n${bullet}**Owner**: ${owner}\n\nIt happens at times.\n`;
}

function row(entry: Entry, i: number): string {
  return `| D-${i + 1} | ${titles[i]!} | ${capital(entry.severity)} | ${statusWords(entry)} | ${entry.owner ?? 'Di'} |`;
}

/** A report with sections or a table of defects and a phase with boxes, glyphs or a table of tasks. */
export const randomReport: fc.Arbitrary<Written> = fc
  .tuple(
    entries,
    fc.boolean(),
    fc.constantFrom('boxes', 'glyphs', 'table'),
    fc.array(fc.boolean(), { minLength: 2, maxLength: 4 }),
    ends,
  )
  .map(([list, isTable, style, ticks, end]) => {
    const head = '| ID | Defect | Severity | Status | Owner |\n|----|----|----|----|----|';
    const defects = isTable ? `${head}\n${list.map(row).join('\n')}\n` : list.map(section).join('\n');
    const tasks = ticks.map((done, i) => {
      const title = `Build part ${'abcd'[i]!}`;
      if (style === 'boxes') return `- [${done ? 'x' : ' '}] ${title}`;
      return style === 'glyphs'
        ? `- ${done ? '✅' : '❌'} ${title}`
        : `| ${title} | ${done ? '✅ Done' : '❌ Open'} |`;
    });
    const table = style === 'table' ? '| Task | Status |\n|------|--------|\n' : '';
    const text = `# Readiness\n\n## Known Defects\n\n${defects}\n## Phase 1: Ground (Week 1)\n\n${table}${tasks.join('\n')}\n`;
    return { path: 'READINESS.md', text: text.replaceAll('\n', end), count: list.length };
  });
