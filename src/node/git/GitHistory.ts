import path from 'node:path';
import type { CommittedFile, History } from '../../core/history/History.js';
import { BlobReader } from './BlobReader.js';
import { findProgram } from '../findProgram.js';
import { readBlame } from './readBlame.js';
import { runGit } from './runGit.js';

const commitId = /^(?:[\da-f]{40}|[\da-f]{64})$/u;

/** Of one file, that are listed. */
const maxChanges = 100;

interface Repository {
  run(args: readonly string[]): Promise<Buffer | undefined>;
  blobs: BlobReader;
  /** The folder below the top of the repository, with a slash at its end; '' for the top itself. */
  prefix: string;
  head: string;
}

/**
 * The history of a folder on disk by the git of this machine. Only commits are looked at, never the working tree: what the repository's
 * configuration has git run on files of the working tree (filters, monitors) is not run.
 */
export class GitHistory implements History {
  private repository: Promise<Repository | undefined> | undefined;
  private readonly files = new Map<string, Promise<CommittedFile | undefined>>();
  private readonly changes = new Map<string, Promise<readonly string[]>>();
  private readonly renames = new Map<string, Promise<ReadonlyMap<string, string>>>();

  /** @param root absolute path of the workspace folder */
  constructor(private readonly root: string) {}

  /** The folder of the log that git adds a line to whenever HEAD moves; of a worktree its own. Undefined where there is no repository. */
  async logFolder(): Promise<string | undefined> {
    const program = findProgram('git', this.root);
    const found = program && (await runGit(program, this.root, ['rev-parse', '--absolute-git-dir']));
    const folder = found?.toString('utf8').replace(/\r?\n$/u, '');
    return folder ? path.join(folder, 'logs') : undefined;
  }

  forget(): void {
    this.repository = undefined;
    this.files.clear();
    this.changes.clear();
    this.renames.clear();
  }

  lastCommitted(file: string): Promise<CommittedFile | undefined> {
    return kept(this.files, file, () => this.blame(file));
  }

  async textAt(commit: string, file: string): Promise<string | undefined> {
    const repository = await this.open();
    if (!repository || !commitId.test(commit)) return undefined;
    return repository.blobs.read(`${commit}:${repository.prefix}${file}`);
  }

  changesOf(file: string): Promise<readonly string[]> {
    return kept(this.changes, file, () => this.readChanges(file));
  }

  renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    return kept(this.renames, commit, () => this.readRenames(commit));
  }

  private async blame(file: string): Promise<CommittedFile | undefined> {
    const repository = await this.open();
    if (!repository) return undefined;
    const { head, prefix, blobs } = repository;
    // A change of white space alone, as of a table that was aligned anew, says nothing new.
    const args = ['blame', '--porcelain', '-w', '--no-textconv', head, '--', file];
    const [text, output] = await Promise.all([blobs.read(`${head}:${prefix}${file}`), repository.run(args)]);
    if (text === undefined || !output) return undefined;
    return { text, lines: readBlame(output.toString('utf8')) };
  }

  private async readChanges(file: string): Promise<readonly string[]> {
    const repository = await this.open();
    if (!repository) return [];
    const output = await repository.run([
      'rev-list',
      `--max-count=${maxChanges}`,
      repository.head,
      '--',
      file,
    ]);
    return (
      output
        ?.toString('utf8')
        .split('\n')
        .filter((id) => commitId.test(id)) ?? []
    );
  }

  private async readRenames(commit: string): Promise<ReadonlyMap<string, string>> {
    const repository = await this.open();
    const renamed = new Map<string, string>();
    if (!repository || !commitId.test(commit)) return renamed;
    const output = await repository.run([
      'diff-tree',
      '-r',
      '-z',
      '--name-status',
      '--find-renames',
      '--diff-filter=R',
      '--no-ext-diff',
      '--no-textconv',
      '--relative',
      commit,
      repository.head,
      '--',
    ]);
    const fields = output?.toString('utf8').split('\0') ?? [];
    for (let at = 0; at + 2 < fields.length; at += 3) renamed.set(fields[at + 1]!, fields[at + 2]!);
    return renamed;
  }

  private open(): Promise<Repository | undefined> {
    this.repository ??= this.find();
    return this.repository;
  }

  private async find(): Promise<Repository | undefined> {
    const { root } = this;
    const program = findProgram('git', root);
    if (program === undefined) return undefined;
    const run = (args: readonly string[]): Promise<Buffer | undefined> => runGit(program, root, args);
    const [prefix, head] = await Promise.all([
      run(['rev-parse', '--show-prefix']),
      run(['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD^{commit}']),
    ]);
    const id = head?.toString('utf8').trim() ?? '';
    if (!prefix || !commitId.test(id)) return undefined;
    return {
      run,
      blobs: new BlobReader(program, root),
      prefix: prefix.toString('utf8').replace(/\r?\n$/u, ''),
      head: id,
    };
  }
}

function kept<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = known.get(key);
  if (!value) known.set(key, (value = make()));
  return value;
}
