import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type { FixPlan } from '../../../src/core/fixes/FixPlan.js';
import { ownPart } from '../../../src/core/fixes/ownPart.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import type { Template } from '../../../src/core/model/ledger.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { root, sharedFolder } from '../support/sharedReports.js';
import { pythonFights, yamlFights } from './fightingFiles.js';

const REPORT = 'P0_DEFECTS_TECHNICAL_ANALYSIS';

/** The templates of the report, as it is and as its damaged copy. */
function examples(): Map<string, readonly Template[]> | undefined {
  const [reports, seeds] = [sharedFolder('reports'), sharedFolder('seeds')];
  if (reports === undefined || seeds === undefined) return undefined;
  const damaged = fs.readdirSync(seeds).find((file) => file.startsWith('003'))!;
  const files = { original: path.join(reports, `${REPORT}.md`), damaged: path.join(seeds, damaged) };
  return new Map(
    Object.entries(files).map(([name, file]) => {
      const text = fs.readFileSync(file, 'utf8');
      return [name, readSource(`${REPORT}.md`, { text, encoding: 'utf-8' }).templates];
    }),
  );
}

function sample(): Record<string, string> {
  const folder = path.join(root, 'examples/mesh-node');
  const texts: Record<string, string> = {};
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const full = path.join(folder, file);
    if (fs.statSync(full).isFile()) texts[file.replaceAll('\\', '/')] = fs.readFileSync(full, 'utf8');
  }
  return texts;
}

/** What a plan comes to, by kind; changes are applied, parsed where they are YAML, kept for Python, and asked for a second time. */
class Applied {
  readonly counts = { change: 0, nothing: 0, refused: 0 };
  readonly python: { name: string; text: string }[] = [];

  async apply(name: string, template: Template, texts: Record<string, string>): Promise<FixPlan> {
    const files = new MemoryFiles(texts);
    const plan = await planTemplate(template, files);
    this.counts[plan.kind]++;
    if (plan.kind !== 'change') {
      assert.notEqual(plan.reason, '', name);
      return plan;
    }
    for (const { path, before, after } of plan.files) {
      assert.equal(before, texts[path] ?? '', name);
      if (path.endsWith('.py')) this.python.push({ name, text: after });
      else assert.deepEqual(parseDocument(after).errors, [], name);
      files.set(path, after);
    }
    assert.equal((await planTemplate(template, files)).kind, 'nothing', `${name}: a second time`);
    return plan;
  }
}

suite('the templates of a real report', () => {
  const applied = new Applied();

  for (const source of ['original', 'damaged']) {
    test(`${source}: into an empty workspace, and into the sample`, async function () {
      const templates = examples()?.get(source);
      if (!templates) return this.skip();
      assert.equal(templates.length, 7);
      const texts = sample();
      for (const template of templates) {
        const name = `${source} ${template.id}`;
        const created = await applied.apply(`${name} alone`, template, {});
        assert.ok(created.kind === 'change' && created.files.some(({ kind }) => kind === 'create'), name);
        const there = template.targetPath in texts;
        const plan = await applied.apply(`${name} in the sample`, template, texts);
        assert.equal(plan.kind, 'change', JSON.stringify(plan));
        assert.equal(plan.kind === 'change' && plan.files.at(-1)!.kind, there ? 'edit' : 'create');
      }
    });

    test(`${source}: into files that fight them`, async function () {
      const templates = examples()?.get(source);
      if (!templates) return this.skip();
      for (const template of templates) {
        const isPython = template.targetPath.endsWith('.py');
        const { code } = ownPart(template.targetPath, template.code);
        for (const fight of (isPython ? pythonFights : yamlFights)(code)) {
          const name = `${source} ${template.id}, ${fight.name}`;
          const plan = await applied.apply(name, template, { [template.targetPath]: fight.text });
          assert.equal(plan.kind, fight.outcome, `${name}: ${JSON.stringify(plan)}`);
          const said = plan.kind === 'change' ? plan.notes.join('\n') : plan.reason;
          if (fight.says) assert.match(said, fight.says, name);
        }
      }
    });
  }

  test('all that they make of Python compiles', function () {
    if (applied.python.length === 0) return this.skip();
    const { change, nothing, refused } = applied.counts;
    console.log(`      ${change} changes, ${nothing} with nothing to do, ${refused} refusals`);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'examples-'));
    try {
      if (spawnSync('python3', ['--version']).status !== 0) {
        console.log('      python3 is not there: results are not compiled');
        this.skip();
      }
      for (const [i, { text }] of applied.python.entries())
        fs.writeFileSync(path.join(folder, `m${i}.py`), text);
      const run = spawnSync('python3', ['-m', 'compileall', '-q', '-f', folder], { encoding: 'utf8' });
      assert.equal(run.status, 0, run.stdout + run.stderr);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
