import assert from 'node:assert/strict';
import { silentLogger } from '../../../../src/core/files/FileAccess.js';
import { defectFixes } from '../../../../src/core/fixes/offers/defectFixes.js';
import { LedgerEngine } from '../../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../../src/core/model/ledger.js';
import { readDetailsMessage } from '../../../../src/views/model/details/detailsMessages.js';
import { detailsOf } from '../../../../src/views/model/details/detailsOf.js';
import type { DetailsView, Row } from '../../../../src/views/model/details/DetailsView.js';
import { renderMarkdown } from '../../../../src/views/model/details/renderMarkdown.js';
import { MemoryFiles } from '../../support/MemoryFiles.js';

const files = {
  'defects.yaml': `version: 1
defects:
  - id: PUMP-1
    title: The valve stays open
    priority: P1
    severity: high
    owner: Ana
    description: It **drips**.
    rootCause: A stuck spring
    dependsOn: [PUMP-2, GONE-9]
    checklist:
      - { text: Order springs, done: true }
      - { text: Order springs, done: false }
    fixOptions:
      - { description: Replace it, effort: 1 day, recommended: true }
    anchors:
      - { kind: symbol, path: src/valve.py, name: Valve.close, required: true }
      - { kind: file, path: src/nowhere.py }
    templates: [close-valve]
  - id: PUMP-2
    title: No spare springs
    status: blocked
  - id: PUMP-3
    title: The gauge lies
    dependsOn: [pump-1]
    status: resolved
templates:
  - { id: close-valve, title: Close it, language: python, targetPath: src/valve.py, code: "class Valve:\\n    def close(self):\\n        self.shut = True\\n" }
phases:
  - id: one
    title: First
    weeks: { start: 1, end: 2 }
    tasks:
      - { title: Mend the valve, done: false, defects: [PUMP-1] }
      - { title: Other, done: true }
  - id: two
    title: Second
    tasks: []
`,
  'audit_report.md': `# Audit Report

## Defects

### PUMP-1: The valve stays open

**Status**: FAILING_TEST
**Severity**: LOW

It leaks <b>a lot</b>.
`,
  'src/valve.py': 'class Valve:\n    pass\n',
};

async function ledgerOf(): Promise<Ledger> {
  return new LedgerEngine(
    new MemoryFiles(files),
    { include: ['defects.yaml', 'audit_report.md'] },
    silentLogger,
  ).load();
}

function view(ledger: Ledger, id: string): DetailsView {
  const defect = ledger.defects.find((each) => each.id === id)!;
  const fixes = defectFixes(ledger, defect).map(({ title, templateId }) => ({
    title,
    ...(templateId === undefined ? {} : { templateId }),
  }));
  return detailsOf(ledger, defect, { key: 'k', fixes, mentions: [], render: renderMarkdown });
}

function rowsOf({ sections }: DetailsView, id: string): readonly Row[] {
  return sections.find((section) => section.id === id)?.rows ?? [];
}

const brief = (rows: readonly Row[]): string[] =>
  rows.map(({ text, notes = [] }) => [text, ...notes].join(' | '));

suite('detailsOf', () => {
  test('heading, badges and fields', async () => {
    const made = view(await ledgerOf(), 'PUMP-1');
    assert.equal(made.ownId, 'PUMP-1');
    assert.deepEqual(
      made.badges.map(({ name, text, icon }) => `${name}: ${text} (${icon})`),
      [
        'Priority: P1 (circle)',
        'Severity: high (error)',
        'Status: open (FAILING_TEST) (circle)',
        'Evidence: confirmed · 1 (error)',
      ],
    );
    assert.deepEqual(
      made.fields.map(({ field, value }) => `${field}=${value}`),
      [
        'status=open',
        'priority=P1',
        'severity=high',
        'phase=one',
        'owner=Ana',
        'effort=',
        'timeline=',
        'category=',
        'title=The valve stays open',
      ],
    );
  });

  test('what is chosen from has the words of the ledger, and none where a field may be empty', async () => {
    const { fields } = view(await ledgerOf(), 'PUMP-1');
    const options = (name: string) => fields.find(({ field }) => field === name)!.options;
    assert.deepEqual(
      options('status')!.map(({ value }) => value),
      ['open', 'in-progress', 'blocked', 'resolved', 'verified', 'wont-fix'],
    );
    assert.equal(options('status')![0]!.label, 'open (FAILING_TEST)');
    assert.deepEqual(
      options('priority')!.map(({ value }) => value),
      ['', 'P0', 'P1', 'P2', 'P3', 'P4'],
    );
    assert.deepEqual(
      options('phase')!.map(({ label }) => label),
      ['none', 'First', 'Second'],
    );
    assert.equal(options('owner'), undefined);
  });

  test('texts are rendered, each once', async () => {
    const rows = rowsOf(view(await ledgerOf(), 'PUMP-1'), 'text');
    const description = rows.find(({ key }) => key === 'description');
    assert.match(JSON.stringify(description?.rich), /"strong"/u);
    assert.equal(new Set(rows.map(({ text }) => text)).size, rows.length);
    assert.deepEqual(brief(rows.find(({ key }) => key === 'fixOptions')!.rows!), [
      'Replace it | recommended | effort: 1 day',
    ]);
  });

  test('occurrences and anchors say what they prove', async () => {
    const made = view(await ledgerOf(), 'PUMP-1');
    const [first] = rowsOf(made, 'occurrences');
    assert.equal(first!.text, 'src/valve.py:1');
    assert.equal(first!.notes!.at(-1), 'proves it');
    assert.equal(first!.open?.type, 'openPlace');
    assert.ok(brief(rowsOf(made, 'anchors')).includes('src/valve.py Valve.close | symbol | confirmed'));
  });

  test('dependencies both ways, also those that are nowhere', async () => {
    const ledger = await ledgerOf();
    assert.deepEqual(brief(rowsOf(view(ledger, 'PUMP-1'), 'dependencies')), [
      'PUMP-2: No spare springs | blocks this | blocked | not located',
      'GONE-9 | not in the ledger',
      'PUMP-3: The gauge lies | waits for this | resolved | resolved',
    ]);
    const [row] = rowsOf(view(ledger, 'PUMP-1'), 'dependencies');
    assert.deepEqual(row!.open, { type: 'showDefect', id: 'PUMP-2' });
  });

  test('phases, checks, fixes and contradictions', async () => {
    const made = view(await ledgerOf(), 'PUMP-1');
    const [phase] = rowsOf(made, 'phases');
    assert.deepEqual(brief([phase!, ...phase!.rows!]), [
      'First | 1 of 2 tasks done',
      'Mend the valve | not done',
    ]);
    assert.deepEqual(
      rowsOf(made, 'checklist').map(({ check }) => check),
      [
        { done: true, message: { type: 'check', index: 0, text: 'Order springs' } },
        { done: false, message: { type: 'check', index: 1, text: 'Order springs' } },
      ],
    );
    const [template] = rowsOf(made, 'fixes');
    assert.match(template!.code!, /self\.shut/u);
    assert.deepEqual(template!.buttons![0]!.message, { type: 'applyTemplate', template: 'close-valve' });
    const [severity] = rowsOf(made, 'contradictions');
    assert.equal(severity?.text, 'severity');
    assert.equal(severity?.rows?.length, 2);
  });

  test('every message of every part is one that is taken, and keys are unique', async () => {
    const ledger = await ledgerOf();
    let messages = 0;
    const walk = (rows: readonly Row[]): void => {
      assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
      for (const { open, buttons = [], check, rows: inner = [] } of rows) {
        const all = [
          open,
          ...buttons.map(({ message }) => message),
          check && { ...check.message, done: true },
        ];
        for (const message of all.filter((each) => each !== undefined)) {
          messages++;
          assert.deepEqual(readDetailsMessage(message), message);
        }
        walk(inner);
      }
    };
    for (const { id } of ledger.defects) {
      const made = view(ledger, id);
      for (const { message } of made.actions) assert.deepEqual(readDetailsMessage(message), message);
      for (const { rows } of made.sections) walk(rows);
    }
    assert.ok(messages > 20);
  });

  test('the same ledger gives the same, and a defect with nothing has no empty sections', async () => {
    const ledger = await ledgerOf();
    assert.deepEqual(view(ledger, 'PUMP-1'), view(ledger, 'PUMP-1'));
    assert.deepEqual(
      view(ledger, 'PUMP-2').sections.map(({ id }) => id),
      ['dependencies', 'mentions'],
    );
  });
});
