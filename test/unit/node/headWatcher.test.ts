import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { GitHistory } from '../../../src/node/git/GitHistory.js';
import { HeadWatcher } from '../../../src/node/git/HeadWatcher.js';
import { waitFor } from '../../host/waitFor.js';

suite('watching HEAD', () => {
  let top: string;
  let watcher: HeadWatcher | undefined;
  let moves: number;

  const git = (folder: string, ...args: string[]): void => {
    const own = ['-c', 'user.name=A', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...own, ...args], { cwd: path.join(top, folder), stdio: 'ignore' });
  };
  const commit = (folder: string): void => git(folder, 'commit', '-q', '--allow-empty', '-m', 'c');
  const watch = async (folder: string): Promise<HeadWatcher> => {
    const root = path.join(top, folder);
    const history = new GitHistory(root);
    watcher = new HeadWatcher(
      root,
      () => history.logFolder(),
      () => (moves += 1),
    );
    await watcher.start();
    return watcher;
  };
  /** What is done, and that it is told. */
  const moved = async (what: string, act: () => void): Promise<void> => {
    const before = moves;
    act();
    await waitFor(() => moves > before, what);
  };

  setup(() => {
    top = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-head-')));
    fs.mkdirSync(path.join(top, 'work/sub'), { recursive: true });
    moves = 0;
  });
  teardown(() => {
    watcher?.dispose();
    fs.rmSync(top, { recursive: true });
  });

  test('commits, amended ones, resets and checkouts', async () => {
    git('work', 'init', '-q');
    commit('work');
    await watch('work');
    await moved('a commit', () => commit('work'));
    await moved('an amended one', () => git('work', 'commit', '-q', '--amend', '--allow-empty', '-m', 'd'));
    await moved('a reset', () => git('work', 'reset', '-q', '--hard', 'HEAD~1'));
    await moved('a checkout', () => git('work', 'checkout', '-q', '-b', 'other'));
  });

  test('the first commit of a repository that has none', async () => {
    git('work', 'init', '-q');
    await watch('work');
    await moved('the first commit', () => commit('work'));
    await moved('the second one', () => commit('work'));
  });

  test('a repository that is made later', async () => {
    await watch('work');
    await moved('the repository', () => {
      git('work', 'init', '-q');
      commit('work');
    });
    await moved('a commit in it', () => commit('work'));
  });

  test('one that is made later inside of another', async () => {
    git('', 'init', '-q');
    commit('');
    await watch('work');
    await moved('a commit outside', () => commit(''));
    await moved('the inner repository', () => {
      git('work', 'init', '-q');
      commit('work');
    });
    await moved('a commit in it', () => commit('work'));
  });

  test('one that is deleted and made again', async () => {
    git('work', 'init', '-q');
    commit('work');
    await watch('work');
    await moved('the repository gone', () => fs.rmSync(path.join(top, 'work/.git'), { recursive: true }));
    await moved('another one', () => {
      git('work', 'init', '-q');
      commit('work');
    });
    await moved('a commit in it', () => commit('work'));
  });

  test('one further up: of the folder above, and one made later, once it is asked for', async () => {
    const made = await watch('work/sub');
    git('work', 'init', '-q');
    commit('work');
    await moved('the repository', () => made.check());
    await moved('a commit', () => commit('work'));
  });

  test('a worktree has a log of its own, wherever it is', async () => {
    git('work', 'init', '-q');
    commit('work');
    git('work', 'worktree', 'add', '-q', '-b', 'tree', '../tree');
    await watch('tree');
    await moved('a commit in the worktree', () => commit('tree'));
    // Told in order: had the other one been told, it would count as well.
    const before = moves;
    commit('work');
    await moved('the next one in the worktree', () => commit('tree'));
    assert.equal(moves, before + 1);
  });

  test('a worktree that is made of the folder later', async () => {
    git('work', 'init', '-q');
    commit('work');
    fs.mkdirSync(path.join(top, 'tree'));
    await watch('tree');
    await moved('the worktree', () => git('work', 'worktree', 'add', '-q', '-b', 'tree', '../tree'));
    await moved('a commit in it', () => commit('tree'));
  });

  test('nothing is told of files that are not the log, nor after the end', async () => {
    git('work', 'init', '-q');
    commit('work');
    const made = await watch('work');
    fs.writeFileSync(path.join(top, 'work/HEAD'), 'a file of that name');
    fs.writeFileSync(path.join(top, 'work/.git/HEAD'), fs.readFileSync(path.join(top, 'work/.git/HEAD')));
    fs.writeFileSync(path.join(top, 'work/.git/logs/other'), '');
    await moved('a commit', () => commit('work'));
    assert.equal(moves, 1);
    made.dispose();
    const other = await watch('work');
    await moved('a commit, by the other watcher', () => commit('work'));
    other.dispose();
    assert.equal(moves, 2);
  });

  test('a folder that is not there', async () => {
    const made = await watch('absent');
    made.check();
    assert.equal(moves, 0);
  });
});
