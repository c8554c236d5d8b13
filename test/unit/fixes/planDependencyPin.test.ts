import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { planDependencyPin } from '../../../src/core/fixes/dependencies/planDependencyPin.js';
import type { FixPlan } from '../../../src/core/fixes/FixPlan.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import type { Ecosystem } from '../../../src/core/model/vocabulary.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { assertEditsInOrder } from './assertEdits.js';
import { untouched } from './untouched.js';

declare const __ROOT__: string;

interface PinCase {
  name: string;
  defect: Pick<Defect, 'anchors' | 'fixOptions'>;
  before: Record<string, string>;
  expected: unknown;
}

/**
 * `=== name`, `--- anchors` (`ecosystem name version` a line), `--- options` (a line each, `*` before the recommended one), `--- before PATH`,
 * then `--- after PATH` for what changes with `--- notes`, or `--- nothing` or `--- refused`. `→` is a tab; `(crlf)` behind the name.
 */
function readPinCases(): PinCase[] {
  const text = fs.readFileSync(path.join(__ROOT__, 'test/unit/fixes/cases/pins.txt'), 'utf8');
  return text.split(/^=== /m).slice(1).map(readPinCase);
}

function readPinCase(text: string): PinCase {
  const [head, ...parts] = text.split(/^--- (?=(?:anchors|options|before|after|notes|nothing|refused)\b)/m);
  const sections = parts.map((part) => {
    const end = part.indexOf('\n');
    const body = part
      .slice(end + 1)
      .replace(/\n\n$/, '\n')
      .replaceAll('→', '\t');
    const [kind, file = ''] = part.slice(0, end).split(' ');
    const isFile = kind === 'before' || kind === 'after';
    return { kind, file, body: isFile && head!.includes('(crlf)') ? body.replaceAll('\n', '\r\n') : body };
  });
  const of = (kind: string): typeof sections => sections.filter((section) => section.kind === kind);
  const lines = (kind: string): string[] =>
    of(kind).flatMap(({ body }) => body.split('\n').filter((line) => line.trim() !== ''));
  const filesOf = (kind: string): Record<string, string> =>
    Object.fromEntries(of(kind).map(({ file, body }) => [file, body]));
  const [end] = [...of('nothing'), ...of('refused')];
  return {
    name: head!.trim(),
    defect: {
      anchors: lines('anchors').map((line) => {
        const [ecosystem, name, version] = line.split(' ');
        return anchor(ecosystem as Ecosystem, name!, version!);
      }),
      fixOptions: lines('options').map((line) => ({
        description: line.replace(/^\* /, ''),
        recommended: line.startsWith('* '),
      })),
    },
    before: filesOf('before'),
    expected: end
      ? { kind: end.kind, reason: end.body.trim() }
      : { kind: 'change', files: filesOf('after'), notes: lines('notes') },
  };
}

function anchor(ecosystem: Ecosystem, name: string, version: string): Defect['anchors'][number] {
  const start = { line: 0, character: 0 };
  const source = { path: 'd.json', range: { start, end: start } };
  return { kind: 'dependency', ecosystem, name, version, inferred: false, source, state: 'confirmed' };
}

function summary(plan: FixPlan): unknown {
  if (plan.kind !== 'change') return plan;
  const files = Object.fromEntries(plan.files.map(({ path: file, after }) => [file, after]));
  return { kind: plan.kind, files, notes: plan.notes };
}

suite('planDependencyPin: pins.txt', () => {
  for (const { name, defect, before, expected } of readPinCases()) {
    test(name, async () => {
      const files = new MemoryFiles(before);
      const plan = await planDependencyPin(defect, files);
      assert.deepEqual(summary(plan), expected);
      if (plan.kind !== 'change') return;
      for (const fix of plan.files) {
        assertEditsInOrder(fix.edits);
        const [kept, found] = untouched(fix.before, fix.after, fix.edits);
        assert.equal(found, kept);
        if (fix.path.endsWith('.json')) JSON.parse(fix.after);
        files.set(fix.path, fix.after);
      }
      const again = await planDependencyPin(defect, files);
      assert.notEqual(again.kind, 'change', JSON.stringify(again));
    });
  }

  test('the option is chosen', async () => {
    const files = new MemoryFiles({ 'requirements.txt': 'a==1.0\n' });
    const fixOptions = [
      { description: 'Pin a to 2.0', recommended: true },
      { description: 'Pin a to 3.0', recommended: false },
    ];
    const defect = { anchors: [anchor('pypi', 'a', '2.0')], fixOptions };
    const plan = await planDependencyPin(defect, files, { option: 1 });
    assert.equal(plan.kind === 'change' && plan.files[0]!.after, 'a==3.0\n');
    assert.equal((await planDependencyPin(defect, files, { option: 2 })).kind, 'refused');
  });
});
