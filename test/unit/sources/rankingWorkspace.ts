/** A workspace of a thousand small documents of which twelve tell of defects or phases. */
export interface Workspace {
  files: Record<string, string>;
  useful: string[];
}

const places = [
  'gateway',
  'ledger',
  'mailer',
  'search',
  'billing',
  'uploads',
  'sessions',
  'exports',
  'cache',
];
const faults = ['loses writes', 'leaks handles', 'ignores timeouts', 'retries for ever', 'drops events'];

const inventory = (n: number): string =>
  JSON.stringify(
    {
      findings: Array.from({ length: 4 + n }, (_, i) => ({
        id: `${places[n]!.toUpperCase()}-${i + 1}`,
        title: `The ${places[n]} ${faults[i % faults.length]} under load ${i}`,
        severity: i % 2 ? 'HIGH' : 'LOW',
        status: 'open',
      })),
    },
    null,
    2,
  );

const plan = (n: number): string =>
  [
    'phases:',
    ...[1, 2, 3, 4].flatMap((k) => [
      `  - title: Step ${k} of the ${places[n]} move`,
      `    weeks: { start: ${k}, end: ${k} }`,
      '    tasks:',
      `      - title: Move part ${k} of the ${places[n]}`,
    ]),
    '',
  ].join('\n');

const audit = (n: number): string =>
  [
    `# What we saw in the ${places[n]}`,
    '',
    '| Issue | Severity | Status |',
    '| --- | --- | --- |',
    ...faults.map((fault, i) => `| The ${places[n]} ${fault} on retry | ${i % 2 ? 'High' : 'Low'} | Open |`),
    '',
  ].join('\n');

const roadmap = (n: number): string =>
  [
    `# Where the ${places[n]} goes`,
    '',
    ...[1, 2, 3].flatMap((k) => [
      `## Phase ${k}: the ${places[n]}, part ${k}`,
      '',
      `- [ ] Write part ${k} of it`,
      `- [ ] Measure part ${k} of it`,
      '',
    ]),
  ].join('\n');

export function thousandDocuments(): Workspace {
  const files: Record<string, string> = {};
  const useful: string[] = [];
  const add = (path: string, text: string): void => {
    files[path] = text;
    useful.push(path);
  };
  // Their names say nothing, so that it is the text that finds them.
  for (let n = 0; n < 4; n++) add(`notes/team-${n}/export-${n}.json`, inventory(n));
  for (let n = 4; n < 6; n++) add(`docs/moves/part-${n}.yaml`, plan(n));
  for (let n = 0; n < 3; n++) add(`docs/seen-${n}.md`, audit(n));
  for (let n = 3; n < 6; n++) add(`packages/p${n}/next.md`, roadmap(n));
  const prose = [
    (i: number) => [`docs/guide/page-${i}.md`, `# Page ${i}\n\nHow to use part ${i}. It takes low effort.\n`],
    (i: number) => [
      `locales/l${i}.json`,
      JSON.stringify({ greeting: `Hello ${i}`, status: 'Status', high: 'High' }),
    ],
    (i: number) => [`deploy/service-${i}.yaml`, `kind: Service\nmetadata:\n  name: s${i}\nstatus: {}\n`],
    (i: number) => [`packages/p${i}/README.md`, `# p${i}\n\nA package. Priority of the queue: high.\n`],
    (i: number) => [
      `packages/p${i}/CHANGELOG.md`,
      `# Changes\n\n## 1.${i}\n\n- Fixed a critical defect (P0)\n`,
    ],
    (i: number) => [`docs/adr/${i}.md`, `# ADR ${i}\n\n## Status\n\nAccepted\n\n## Context\n\nWords.\n`],
  ] as const;
  for (let i = 0; Object.keys(files).length < 1000; i++) {
    const [path, text] = prose[i % prose.length]!(i) as [string, string];
    files[path] = text;
  }
  return { files, useful };
}
