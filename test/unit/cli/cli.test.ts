import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../../../src/cli/runCommand.js';
import { UserError } from '../../../src/cli/UserError.js';
import { ledgerSchema, type Ledger } from '../../../src/core/model/ledger.js';
import { root, sharedFolder } from '../support/sharedReports.js';

const sample = path.join(root, 'examples/mesh-node');

async function run(...argv: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const code = await runCommand(argv, root, { out: (text) => (out += text), err: () => {} });
  return { code, out };
}

async function refused(...argv: string[]): Promise<UserError> {
  try {
    await run(...argv);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'nothing was refused' });
}

function withFolder(
  files: Record<string, string>,
  body: (folder: string) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-'));
    try {
      for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), text);
      }
      await body(folder);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  };
}

suite('command line', () => {
  test('list --format json is the ledger of the schema', async () => {
    const { code, out } = await run('list', '--format', 'json', sample);
    assert.equal(code, 0);
    const ledger = ledgerSchema.parse(JSON.parse(out));
    assert.equal(ledger.defects.length, 20);
    assert.deepEqual(ledger.problems, []);
    const counter = ledger.defects.find((d) => d.id === 'MESH-101')!;
    assert.deepEqual([counter.evidence, counter.occurrences.length], ['confirmed', 7]);
  });

  test('the sample that Open Sample writes has no problems, a proven import error, and a roadmap', async () => {
    const { out } = await run('list', '--format', 'json', path.join(root, 'media/sample'));
    const { defects, problems, phases } = ledgerSchema.parse(JSON.parse(out));
    assert.deepEqual(problems, []);
    const forecast = defects.find((d) => d.id === 'TIDE-1')!;
    assert.equal(forecast.evidence, 'confirmed');
    assert.equal(forecast.mentions.length, 2);
    assert.ok(phases.every(({ tasks }) => tasks.length > 1) && phases.length === 2);
  });

  test('list over the model inventory: 12 defects, 5 phases with 10 tasks, 11 criteria', async function () {
    const reports = sharedFolder('reports');
    if (!reports) return this.skip();
    const { out } = await run('list', '--format', 'json', '--source', 'defects_inventory.json', reports);
    const ledger = JSON.parse(out) as Ledger;
    const tasks = ledger.phases.flatMap((p) => p.tasks);
    assert.deepEqual(
      [ledger.defects.length, ledger.phases.length, tasks.length, ledger.criteria.length],
      [12, 5, 10, 11],
    );
    assert.deepEqual(ledger.sources, [
      {
        path: 'defects_inventory.json',
        kind: 'inventory',
        encoding: 'utf-8',
        repaired: false,
        date: '2026-01-14',
      },
    ]);
  });

  test('list as text names every defect', async () => {
    const { out } = await run('list', sample);
    assert.match(out, /^Readiness 61-66% of 100%/);
    for (const id of ['MESH_RAFT_001', 'MESH-108', 'MESH_SOAK_TESTS_001']) assert.ok(out.includes(id));
    assert.match(out, /Unblock the daemon {2}weeks 1-2 {2}0\/5 tasks/);
  });

  test('check prints path:line:col: message in order, and exits 1 when an open defect is confirmed', async () => {
    const { code, out } = await run('check', sample);
    assert.equal(code, 1);
    const lines = out.trimEnd().split('\n');
    for (const line of lines)
      assert.match(line, /^[^:]+:\d+:\d+: (?:confirmed|located|unreported|error|warning|information): .+/);
    assert.equal(lines.filter((line) => line.includes(': unreported: ')).length, 2);
    assert.equal(lines.filter((line) => line.endsWith('[MESH-101]')).length, 7);
    assert.ok(
      lines.includes(
        'requirements.txt:8:13: confirmed: `cryptography` is pinned to `==41.0.7`; expected 42.0.8. [MESH_CRYPTO_001]',
      ),
    );
    assert.ok(!out.includes('MESH-103'), 'a resolved defect');
  });

  test(
    'check exits 0 when nothing open is confirmed',
    withFolder(
      {
        'defects.yaml':
          'version: 1\ndefects:\n  - { id: A, title: a, status: resolved, anchors: [{ kind: missing-file, path: x }] }\n',
      },
      async (folder) => {
        assert.deepEqual(await run('check', folder), { code: 0, out: '' });
      },
    ),
  );

  test('check --fail-on: a regression is printed and fails where it is asked for', async () => {
    const { code, out } = await run('check', '--fail-on', 'regression', sample);
    assert.equal(code, 1);
    const lines = out.split('\n').filter((line) => line.endsWith('[MESH-103]'));
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^src\/transport\/udp_link\.py:\d+:\d+: regression: /);
    assert.equal((await run('check', '--fail-on', 'lost', sample)).code, 0);
    assert.equal((await run('check', '--fail-on', 'lost,confirmed', sample)).code, 1);
    assert.equal((await run('check', '--fail-on', 'lost', '--fail-on', 'confirmed', sample)).code, 1);
    assert.match(
      (await refused('check', '--fail-on', 'found')).message,
      /confirmed, regression, lost, not 'found'/,
    );
  });

  test(
    'check is not green where a source is not read whole',
    withFolder(
      {
        'defects.yaml': 'version: 1\ndefects:\n  - id: A\n    title: [Cut\n',
        'defects_inventory.json': '{"defects": [{"id": "B", "title": "whole"}]}',
        'READINESS_REPORT.md': 'a\0b',
      },
      async (folder) => {
        const { code, out } = await run('check', folder);
        assert.equal(code, 2, out);
        assert.match(out, /^defects\.yaml:\d+:\d+: error: /mu);
        const { sources } = JSON.parse((await run('list', '--format', 'json', folder)).out) as Ledger;
        assert.deepEqual(
          sources.map(({ path, broken = false }) => [path, broken]),
          [
            ['defects.yaml', true],
            ['defects_inventory.json', false],
            ['READINESS_REPORT.md', true],
          ],
        );
      },
    ),
  );

  test(
    'code that was not found again is printed, and fails where it is asked for',
    withFolder(
      {
        'defects.yaml': `version: 1
defects:
  - id: L
    title: Gone
    anchors:
      - kind: range
        path: a.py
        range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }
        hash: '0123456789ab'
        text: 'limit = compute_the_limit(of_all, the_nodes)'
`,
        'a.py': 'import os\n\n\nprint(os.name)\n',
      },
      async (folder) => {
        const { code, out } = await run('check', '--fail-on', 'lost', folder);
        assert.equal(code, 1, out);
        assert.match(out, /^a\.py:1:1: lost: .*\[L\]$/m);
        assert.equal((await run('check', folder)).code, 0);
      },
    ),
  );

  test(
    'import errors are told where there is no source at all',
    withFolder(
      {
        'app/__init__.py': '',
        'app/links.py': 'def open_link(): ...\n',
        'app/main.py':
          'from app.links import open_link, close_link\ntry:\n    from . import extra\nexcept ImportError:\n    extra = None\nimport app.absent\nimport numpy\n',
      },
      async (folder) => {
        const { out } = await run('list', '--format', 'json', folder);
        const { unreported } = ledgerSchema.parse(JSON.parse(out));
        assert.deepEqual(
          unreported.map(({ path, range, module, name, guarded }) => [
            path,
            range.start,
            module,
            name,
            guarded,
          ]),
          [
            ['app/main.py', { line: 0, character: 33 }, 'app.links', 'close_link', false],
            ['app/main.py', { line: 2, character: 18 }, 'app', 'extra', true],
            ['app/main.py', { line: 5, character: 7 }, 'app.absent', undefined, false],
          ],
        );
        assert.match((await run('list', folder)).out, /^Unreported import errors \(3\)\n/);
      },
    ),
  );

  test(
    'what .gitignore leaves out is neither source nor code, unless it is named without wildcards',
    withFolder(
      {
        '.gitignore': '/out/\n*.local.yaml\n',
        'sub/.gitignore': 'defects.json\n!defects.local.yaml\n',
        'defects.yaml':
          'version: 1\ndefects: [{ id: D, title: d, anchors: [{ kind: import, module: pkg.m, names: [f] }] }]\n',
        'pkg/__init__.py': '',
        'pkg/m.py': '',
        'pkg/user.py': 'from pkg.m import f\n',
        'out/user.py': 'from pkg.m import f\n',
        'out/defects.yaml': 'version: 1\ndefects: [{ id: OUT, title: o }]\n',
        'sub/defects.json': '{ "version": 1, "defects": [{ "id": "SUB", "title": "s" }] }\n',
        'node_modules/x/defects.yaml': 'version: 1\ndefects: [{ id: NODE, title: n }]\n',
      },
      async (folder) => {
        const list = async (...args: string[]): Promise<Ledger> =>
          JSON.parse((await run('list', '--format', 'json', ...args, folder)).out) as Ledger;
        const { defects } = await list();
        assert.deepEqual(
          defects.map((d) => [d.id, d.occurrences.map((o) => o.path)]),
          [['D', ['pkg/user.py']]],
        );
        const named = await list('--source', 'out/defects.yaml', '--source', './sub/defects.json');
        assert.deepEqual(
          named.defects.map((d) => d.id),
          ['OUT', 'SUB'],
        );
        const { message } = await refused('list', '--source', 'out/*.yaml', folder);
        assert.match(message, /no file of .* matches --source 'out\/\*\.yaml'/);
      },
    ),
  );

  test(
    'a generated module that git ignores is still there to import',
    withFolder(
      {
        '.gitignore': '*_pb2.py\n_version.py\n',
        'defects.yaml': [
          'version: 1',
          'defects:',
          '  - { id: GEN, title: a, anchors: [{ kind: import, module: pkg.mesh_pb2, names: [Node] }] }',
          '  - { id: STAR, title: b, anchors: [{ kind: import, module: pkg, names: [version, _version] }] }',
          '  - { id: GONE, title: c, anchors: [{ kind: import, module: pkg.mesh_pb2, names: [Edge] }] }',
          '  - { id: NONE, title: d, anchors: [{ kind: import, module: pkg.other_pb2, names: [Node] }] }',
          '',
        ].join('\n'),
        'pkg/__init__.py': 'from ._version import *\n',
        'pkg/_version.py': 'version = 1\n',
        'pkg/mesh_pb2.py': 'class Node:\n    pass\n',
        'app.py':
          'from pkg.mesh_pb2 import Node, Edge\nfrom pkg import version, _version\nfrom pkg.other_pb2 import Node\n',
      },
      async (folder) => {
        const { defects } = JSON.parse((await run('list', '--format', 'json', folder)).out) as Ledger;
        assert.deepEqual(Object.fromEntries(defects.map((d) => [d.id, d.evidence])), {
          GEN: 'cleared',
          STAR: 'cleared',
          GONE: 'confirmed',
          NONE: 'confirmed',
        });
      },
    ),
  );

  test(
    'with --source exactly those files are sources, whatever their names',
    withFolder(
      {
        'notes.txt': '[{"id":"N-1","title":"t","severity":"LOW"}]',
        'defects.yaml': 'version: 1\ndefects: [{ id: D, title: d }]\n',
      },
      async (folder) => {
        const { out } = await run('list', '--format', 'json', '--source', '*.txt', folder);
        assert.deepEqual(
          (JSON.parse(out) as Ledger).defects.map((d) => d.id),
          ['N-1'],
        );
      },
    ),
  );

  test(
    'a link that points out of the folder is not read',
    withFolder(
      { 'secret.json': '[{"id":"S","title":"t","severity":"LOW"}]', 'inside/a.txt': '' },
      async (folder) => {
        fs.symlinkSync('../secret.json', path.join(folder, 'inside/defects.json'));
        assert.match(
          (await refused('list', '--source', 'defects.json', path.join(folder, 'inside'))).message,
          /cannot be read/,
        );
        const { out } = await run('list', '--format', 'json', path.join(folder, 'inside'));
        const { defects, sources, problems } = JSON.parse(out) as Ledger;
        assert.deepEqual(defects, []);
        assert.deepEqual(
          sources.map(({ path: at, broken }) => [at, broken]),
          [['defects.json', true]],
        );
        assert.match(
          problems.map(({ message }) => message).join('\n'),
          /^This is a link that leads out of the workspace/u,
        );
      },
    ),
  );

  const wrong: [title: string, argv: string[], message: RegExp][] = [
    ['no command', [], /a command is expected/],
    ['an unknown command', ['lst'], /unknown command 'lst'/],
    ['an unknown option', ['list', '--fast'], /--fast/],
    ['an unknown format', ['list', '--format', 'xml'], /json or text/],
    ['an absent folder', ['list', 'no/such/folder'], /no folder/],
    ['a source that matches nothing', ['list', '--source', 'nope.json', sample], /matches --source/],
    ['two folders', ['list', sample, sample], /one folder/],
  ];
  for (const [title, argv, message] of wrong) {
    test(`${title} is refused with exit code 2`, async () => {
      const error = await refused(...argv);
      assert.match(error.message, message);
      assert.equal(error.exitCode, 2);
    });
  }

  test('the built dist/cli.js answers with the same exit codes', function () {
    const built = path.join(root, 'dist/cli.js');
    if (!fs.existsSync(built)) {
      console.log('      skipped: dist/cli.js is not built (npm run build)');
      return this.skip();
    }
    const call = (...argv: string[]) => spawnSync(process.execPath, [built, ...argv], { encoding: 'utf8' });
    const list = call('list', '--format', 'json', sample);
    assert.equal(list.status, 0, list.stderr);
    assert.equal((JSON.parse(list.stdout) as Ledger).defects.length, 20);
    assert.equal(call('check', sample).status, 1);
    const wrongUse = call('check', '--nope');
    assert.equal(wrongUse.status, 2);
    assert.match(wrongUse.stderr, /^defect-ledger: /);
  });

  test('the built command works without what was kept of its compilation, and with what does not fit', async function () {
    const dist = path.join(root, 'dist');
    const code = path.join('cli', 'main.js');
    const cache = `${code}.cache`;
    if (!fs.existsSync(path.join(dist, cache))) {
      console.log('      skipped: dist/cli.js is not built, or by another Node (npm run build)');
      return this.skip();
    }
    await withFolder({}, (folder) => {
      const version = (kept?: Buffer): string => {
        fs.mkdirSync(path.join(folder, 'cli'), { recursive: true });
        for (const file of ['cli.js', code]) fs.copyFileSync(path.join(dist, file), path.join(folder, file));
        if (kept) fs.writeFileSync(path.join(folder, cache), kept);
        const run = spawnSync(process.execPath, [path.join(folder, 'cli.js'), '--version'], {
          encoding: 'utf8',
        });
        return run.stdout + run.stderr;
      };
      const kept = fs.readFileSync(path.join(dist, cache));
      for (const each of [undefined, kept, kept.subarray(0, 1000), Buffer.from('no code')])
        assert.match(version(each), /^\d+\.\d+\.\d+\n$/);
      return Promise.resolve();
    })();
  });

  test('help and version', async () => {
    assert.match((await run('--help')).out, /Usage: defect-ledger/);
    assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
  });
});
