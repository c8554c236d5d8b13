import * as l10n from '@vscode/l10n';
import type { Declaration } from '../../evidence/dependencies/Declaration.js';
import { isAtOrBelow } from '../../evidence/dependencies/Declaration.js';
import { lockGlob, settles } from '../../evidence/dependencies/locks/lockKinds.js';
import type { FileAccess } from '../../files/FileAccess.js';
import { baseName, folderOf } from '../../files/workspacePath.js';
import type { AnchorOf } from '../../model/anchor.js';

/** What each lock file is written by. */
const tools: Record<string, string> = {
  'package-lock.json': 'npm install',
  'npm-shrinkwrap.json': 'npm install',
  'yarn.lock': 'yarn install',
  'pnpm-lock.yaml': 'pnpm install',
  'poetry.lock': 'poetry lock',
  'uv.lock': 'uv lock',
  'pdm.lock': 'pdm lock',
  'Pipfile.lock': 'pipenv lock',
  'Cargo.lock': 'cargo update',
  'go.sum': 'go mod tidy',
  'gradle.lockfile': 'gradle dependencies --write-locks',
};

/** The lock files of changed manifests: their own tools write them, nobody else. */
export async function lockNotes(
  { ecosystem }: AnchorOf<'dependency'>,
  changed: readonly Declaration[],
  files: FileAccess,
): Promise<string[]> {
  const locks = (await files.list([lockGlob(ecosystem)])).filter((lock) =>
    changed.some(
      ({ manifest }) =>
        isAtOrBelow(manifest.file.path, folderOf(lock)) &&
        (settles(lock, manifest.kind) || (baseName(lock) === 'go.sum' && manifest.kind === 'go.mod')),
    ),
  );
  return locks
    .sort()
    .map((lock) => l10n.t('`{0}` is still to be updated: `{1}`.', lock, tools[baseName(lock)]!));
}
