import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { GitHistory } from '../../../src/node/git/GitHistory.js';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `step_${from + i} = do_${from + i}(${from + i})\n`).join(
    '',
  );

suite('history by git', () => {
  let root: string;
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  const commit = (): string => {
    git('add', '-A');
    git('commit', '-q', '-m', 'c');
    return git('rev-parse', 'HEAD').trim();
  };
  const defectOf = async (folder = ''): Promise<Defect> => {
    const at = path.join(root, folder);
    const services = { history: new GitHistory(at) };
    const engine = new LedgerEngine(new NodeFiles(at), { include: ['report.md'] }, silentLogger, services);
    const { defects } = await engine.load();
    assert.equal(defects.length, 1);
    return defects[0]!;
  };
  const report = (place: string): string =>
    `# Known issues\n\n## Defects\n\n### BUG-1: Steps run twice\n\n**Severity:** High\n**Location:** \`${place}\`\n`;
  const place = ({ occurrences }: Defect): string =>
    occurrences.map((o) => `${o.path}:${o.range.start.line + 1} ${o.confidence}`).join(', ');

  setup(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-git-'));
    git('init', '-q');
    write('src/steps.py', lines(1, 30));
    write('report.md', report('src/steps.py:12'));
  });
  teardown(() => fs.rmSync(root, { recursive: true }));

  test('a row whose status is changed later names the line of the day on which it was written', async () => {
    const row = (status: string): string =>
      `# Known issues\n\n| ID | Title | Severity | Location | Status |\n|---|---|---|---|---|\n| BUG-1 | Steps run twice | High | src/steps.py:12 | ${status} |\n`;
    write('report.md', row('open'));
    commit();
    write('src/steps.py', `import os\n\n${lines(1, 30)}`);
    commit();
    assert.equal(place(await defectOf()), 'src/steps.py:14 moved');
    write('report.md', row('in progress'));
    commit();
    // Whether somebody looked at the line again nobody knows: likely, and no more.
    assert.equal(place(await defectOf()), 'src/steps.py:14 similar');
    write('report.md', row('in progress').replace(':12', ':20'));
    commit();
    assert.equal(place(await defectOf()), 'src/steps.py:20 exact');
  });

  test('a row whose status is changed later is as sure as before where the code stood still', async () => {
    write('report.md', report('src/steps.py:12'));
    commit();
    write('report.md', report('src/steps.py:12').replace('**Location:** ', '**Location (checked):** '));
    commit();
    write('src/steps.py', `import os\n\n${lines(1, 30)}`);
    commit();
    assert.equal(place(await defectOf()), 'src/steps.py:14 moved');
  });

  test('a line number that is set right is a place said anew', async () => {
    const inventory = (line: number): string =>
      JSON.stringify(
        { defects: [{ id: 'B', title: 'Steps run twice', severity: 'high', file: 'src/steps.py', line }] },
        null,
        2,
      );
    const load = async (): Promise<string> => {
      const services = { history: new GitHistory(root) };
      const { defects } = await new LedgerEngine(
        new NodeFiles(root),
        { include: ['found.json'] },
        silentLogger,
        services,
      ).load();
      return place(defects[0]!);
    };
    write('found.json', inventory(12));
    commit();
    write('src/steps.py', `import os\n\n${lines(1, 30)}`);
    commit();
    assert.match(await load(), /src\/steps.py:14 moved/u);
    write('found.json', inventory(14));
    assert.match(await load(), /src\/steps.py:14 /u);
    commit();
    assert.match(await load(), /src\/steps.py:14 exact/u);
  });

  test('a line that a report names is followed from the commit of the report', async () => {
    commit();
    assert.equal(place(await defectOf()), 'src/steps.py:12 exact');
    write('src/steps.py', `import os\n\n${lines(1, 30)}`);
    assert.equal(place(await defectOf()), 'src/steps.py:14 moved');
    write('src/steps.py', `${lines(1, 11)}step_12 = do_12(12, retries=3)\n${lines(13, 30)}`);
    assert.equal(place(await defectOf()), 'src/steps.py:12 similar');
    write('src/steps.py', `${lines(1, 11)}${lines(13, 30)}`);
    const lost = await defectOf();
    assert.equal(place(lost), 'src/steps.py:1 lost');
    assert.equal(lost.anchors[0]!.confidence, 'lost');
    assert.equal(lost.evidence, 'unlocated');
    assert.match(lost.occurrences[0]!.message, /not found \(it stood at line 12\)/);
  });

  test('the line of the report counts, not the newest commit of its file', async () => {
    commit();
    write('src/steps.py', `import os\n\n${lines(1, 30)}`);
    write('report.md', `${report('src/steps.py:12')}\nReviewed again.\n`);
    commit();
    // Typed above it and not committed: the line is found in what is.
    write('report.md', `Draft.\n\n${report('src/steps.py:12')}\nReviewed again.\n`);
    assert.equal(place(await defectOf()), 'src/steps.py:14 moved');
  });

  test('a renamed file is followed, also into another folder and with changes', async () => {
    commit();
    fs.rmSync(path.join(root, 'src/steps.py'));
    write('lib/flow/stages.py', `import os\n${lines(1, 30)}`);
    commit();
    assert.equal(place(await defectOf()), 'lib/flow/stages.py:13 moved');
  });

  test('a file and a symbol of it are followed when the file is renamed, and the symbol when it is', async () => {
    const body = (name: string): string =>
      `def ${name}(steps):\n    for step in steps:\n        step.run(retries=3)\n`;
    write('src/steps.py', `${lines(1, 30)}${body('run_all')}`);
    write('report.md', report('src/steps.py'));
    commit();
    fs.rmSync(path.join(root, 'src/steps.py'));
    write('lib/stages.py', `${lines(1, 30)}${body('run_all')}`);
    commit();
    assert.equal(place(await defectOf()), 'lib/stages.py:1 moved');
    const anchored = JSON.stringify({
      version: 1,
      defects: [
        { id: 'D', title: 't', anchors: [{ kind: 'symbol', path: 'lib/stages.py', name: 'run_all' }] },
      ],
    });
    write('report.md', '# Nothing\n');
    write('defects.json', anchored);
    commit();
    write('lib/stages.py', `${body('run_steps')}${lines(1, 30)}`);
    const files = new NodeFiles(root);
    const services = { history: new GitHistory(root) };
    const engine = new LedgerEngine(files, { include: ['defects.json'] }, silentLogger, services);
    const defect = (await engine.load()).defects[0]!;
    assert.equal(place(defect), 'lib/stages.py:1 similar');
    assert.match(defect.occurrences[0]!.message, /renamed to `run_steps`\?/);
  });

  test('a folder below the top of the repository', async () => {
    write('part/src/steps.py', lines(1, 30));
    write('part/report.md', report('src/steps.py:12'));
    commit();
    write('part/src/steps.py', `import os\n${lines(1, 30)}`);
    assert.equal(place(await defectOf('part')), 'src/steps.py:13 moved');
  });

  test('what is not committed, and no repository at all: the place as it is given, and it is said', async () => {
    const unsure = await defectOf();
    assert.equal(place(unsure), 'src/steps.py:12 similar');
    assert.match(unsure.occurrences[0]!.message, /Nothing tells whether the code has moved/);
    fs.rmSync(path.join(root, '.git'), { recursive: true });
    assert.equal(place(await defectOf()), 'src/steps.py:12 similar');
  });

  test('nothing that the repository configures is run', async () => {
    commit();
    const trap = path.join(root, 'ran');
    const run = `touch '${trap}'; cat`;
    write('.gitattributes', '* filter=trap diff=trap\n');
    for (const [key, value] of [
      ['filter.trap.clean', run],
      ['filter.trap.smudge', run],
      ['filter.trap.process', run],
      ['diff.trap.textconv', `sh -c "${run}"`],
      ['diff.trap.command', run],
      ['diff.external', run],
      ['core.fsmonitor', run],
      ['core.pager', run],
      ['log.showSignature', 'true'],
      ['gpg.program', run],
    ])
      git('config', key!, value!);
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction'])
      fs.writeFileSync(path.join(root, '.git/hooks', hook), `#!/bin/sh\ntouch '${trap}'\n`, { mode: 0o755 });
    write('src/steps.py', `import os\n${lines(1, 30)}`);
    const history = new GitHistory(root);
    const known = await history.lastCommitted('report.md');
    assert.ok(known);
    assert.equal((await history.textAt(known.lines[0]!.commit, 'src/steps.py'))?.length, lines(1, 30).length);
    assert.equal((await history.renamesSince(known.lines[0]!.commit)).size, 0);
    assert.equal(fs.existsSync(trap), false);
  });

  test('names that look like options or hold line ends, and commits that are none', async () => {
    write('-p.py', 'x = 1\n');
    const head = commit();
    const history = new GitHistory(root);
    assert.equal(await history.textAt(head, '-p.py'), 'x = 1\n');
    assert.equal((await history.lastCommitted('-p.py'))?.lines[0]?.commit, head);
    assert.equal(await history.textAt(head, 'a\nb'), undefined);
    assert.equal(await history.textAt('--help', 'report.md'), undefined);
    assert.equal((await history.renamesSince('HEAD; ls')).size, 0);
    assert.equal(await history.lastCommitted('nothing.md'), undefined);
  });

  test('the log of HEAD, which each commit is added to: of a folder below the top, of a worktree, of no repository', async () => {
    const logOf = async (folder: string): Promise<string> => {
      const logs = await new GitHistory(folder).logFolder();
      assert.ok(logs !== undefined, folder);
      return fs.readFileSync(path.join(logs, 'HEAD'), 'utf8');
    };
    commit();
    const before = await logOf(path.join(root, 'src'));
    assert.equal(await logOf(root), before);
    git('worktree', 'add', '-q', 'other');
    const other = path.join(root, 'other');
    git('-C', 'other', 'commit', '-q', '--allow-empty', '-m', 'there');
    assert.match(await logOf(other), /there\n$/);
    assert.equal(await logOf(root), before);
    write('report.md', report('src/steps.py:13'));
    commit();
    assert.notEqual(await logOf(root), before);
    const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-no-git-'));
    assert.equal(await new GitHistory(empty).logFolder(), undefined);
    fs.rmSync(empty, { recursive: true });
  });
});
