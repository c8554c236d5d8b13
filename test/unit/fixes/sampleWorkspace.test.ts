import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import type { FixPlan } from '../../../src/core/fixes/FixPlan.js';
import { planMissingFunction } from '../../../src/core/fixes/planMissingFunction.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import { templateSchema, type Template } from '../../../src/core/model/ledger.js';
import { parsePython } from '../../../src/core/python/parsePython.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { findSymbol } from '../../../src/core/python/symbols.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

declare const __ROOT__: string;

const root = path.join(__ROOT__, 'examples/mesh-node');
const texts: Record<string, string> = {};
for (const file of fs.readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  const full = path.join(root, file);
  if (fs.statSync(full).isFile()) texts[file.replaceAll('\\', '/')] = fs.readFileSync(full, 'utf8');
}

const shape = templateSchema.pick({ id: true, targetPath: true, mode: true, code: true });

function template(id: string): Template {
  const inventory = parse(texts['defects.yaml']!) as { templates: { id: string }[] };
  const found = shape.parse(inventory.templates.find((each) => each.id === id));
  const start = { line: 0, character: 0 };
  return {
    ...found,
    title: id,
    language: '',
    source: { path: 'defects.yaml', range: { start, end: start } },
  };
}

function change(plan: FixPlan): Extract<FixPlan, { kind: 'change' }> {
  assert.equal(plan.kind, 'change', JSON.stringify(plan));
  return plan;
}

suite('the sample workspace', () => {
  test('has templates to fill in: one of its inventory, one of its folder', async () => {
    const files = new MemoryFiles(texts);
    const engine = new LedgerEngine(
      files,
      { include: ['defects.yaml'], templates: '.defect-ledger/templates' },
      silentLogger,
    );
    const { templates } = await engine.load();
    const planned = async (id: string): Promise<[text: string, snippets: string[] | undefined]> => {
      const found = templates.find((each) => each.id === id);
      assert.ok(found, `there is no template ${id}`);
      const [file] = change(await planTemplate(found, files, { tabStops: true })).files;
      files.set(file!.path, file!.after);
      assert.equal((await planTemplate(found, files)).kind, 'nothing');
      return [file!.after, file!.snippets?.map(({ snippet }) => snippet)];
    };
    const [timer, timerStops] = await planned('reset-log');
    assert.equal(findSymbol(parsePython(timer), 'ElectionTimer.log_reset').state, 'present');
    assert.match(timer, /Write down why the timer of src\.consensus\.election starts anew\./);
    assert.match(timerStops!.join(''), /getLogger\("\$\{1:mesh\.consensus\}"\)/);
    assert.match(timerStops!.join(''), /LOG\.\$\{2\|debug,info,warning\|\}\(/);
    const [metrics, metricsStops] = await planned('count_event.py');
    assert.equal(findSymbol(parsePython(metrics), 'record_link_flap').state, 'present');
    assert.match(metricsStops!.join(''), /\$\{5\|link,peer,node\|\}=\$\{2:link_id\}, /);
  });

  test('gets its Raft snapshots, and its own test passes then', async function () {
    const files = new MemoryFiles(texts);
    const plan = change(await planTemplate(template('raft-snapshot'), files));
    const [file] = plan.files;
    const module = parsePython(file!.after);
    assert.equal(findSymbol(parsePython(file!.before), 'RaftNodeState.take_snapshot').state, 'stub');
    for (const name of ['take_snapshot', 'load_snapshot']) {
      assert.equal(findSymbol(module, `RaftNodeState.${name}`).state, 'present');
    }
    assert.match(file!.after, /^import json\nimport time\nfrom dataclasses import dataclass\n/m);
    assert.match(file!.after, /^SNAPSHOT_FORMAT = 1\n\n\nclass Role\(Enum\):$/m);
    assert.ok(plan.notes.some((note) => note.includes('`time`')));
    files.set(file!.path, file!.after);
    assert.equal((await planTemplate(template('raft-snapshot'), files)).kind, 'nothing');

    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mesh-'));
    try {
      if (spawnSync('python3', ['--version']).status !== 0) {
        console.log('      python3 is not there: the snapshot test of the sample is not run');
        this.skip();
      }
      fs.cpSync(root, folder, { recursive: true });
      fs.writeFileSync(path.join(folder, file!.path), file!.after);
      const script = [
        'from tests.consensus import test_raft_snapshot as t',
        'for name in dir(t):',
        '    if name.startswith("test_"): getattr(t, name)(); print(name)',
      ].join('\n');
      const run = spawnSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8' });
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stdout, /test_snapshot_roundtrip/);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  test('gets the function that seven places import', async function () {
    const files = new MemoryFiles(texts);
    const anchor = { module: 'src.monitoring.metrics', name: 'record_path_failover' };
    const [file] = change(await planMissingFunction(anchor, files)).files;
    assert.equal(findSymbol(parsePython(file!.after), 'record_path_failover').state, 'stub');
    assert.ok(
      file!.after.endsWith(
        '\n\n\ndef record_path_failover(link_id: str, *, reason: str, duration_ms: float) -> None:\n' +
          '    """Record path failover."""\n    raise NotImplementedError\n',
      ),
    );
    files.set(file!.path, file!.after);
    assert.equal((await planMissingFunction(anchor, files)).kind, 'nothing');
    if (spawnSync('python3', ['--version']).status !== 0) {
      console.log('      python3 is not there: the imports of the sample are not run');
      this.skip();
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mesh-'));
    try {
      fs.cpSync(root, folder, { recursive: true });
      fs.writeFileSync(path.join(folder, file!.path), file!.after);
      const run = spawnSync('python3', ['-c', 'import src.routing.failover, src.healing.loop'], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(run.status, 0, run.stderr);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  test('keeps the real body of the back-off until it is to be replaced', async () => {
    const files = new MemoryFiles(texts);
    const plan = await planTemplate(template('retry-wait'), files);
    assert.equal(plan.kind, 'nothing');
    assert.match((plan as { reason: string }).reason, /`UdpLink\._pause_before_retry`/);
    const [file] = change(await planTemplate(template('retry-wait'), files, { replace: true })).files;
    assert.match(file!.after, /self\._closing\.wait/);
    assert.doesNotMatch(file!.after, /time\.sleep/);
  });

  test('gets its bench file', async () => {
    const plan = change(await planTemplate(template('bench-compose'), new MemoryFiles(texts)));
    assert.deepEqual(
      plan.files.map(({ path, kind }) => [path, kind]),
      [['deploy/docker-compose.mesh.yml', 'create']],
    );
  });
});
