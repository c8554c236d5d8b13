import { folderOf, workspacePath } from '../files/workspacePath.js';

const endings = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs'];

/** The file that a relative import of TypeScript or JavaScript means; undefined for a package, or when there is none. */
export async function scriptModuleFile(
  importer: string,
  source: string,
  exists: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  if (!source.startsWith('.')) return undefined;
  const whole = workspacePath(`${folderOf(importer)}/${source}`.replace(/^\//u, ''));
  if (whole === undefined) return undefined;
  const bare = whole.replace(/\.([cm]?)jsx?$/u, '');
  const isFolder = /(?:^|\/)\.{0,2}$/u.test(source);
  const candidates = [
    ...(isFolder ? [] : [whole]),
    ...(isFolder ? [`${whole}/index`] : [bare, whole, `${whole}/index`]).flatMap((each) =>
      endings.map((end) => each + end),
    ),
  ];
  for (const each of candidates) {
    if (/\.[cm]?[jt]sx?$/u.test(each) && (await exists(each))) return each;
  }
  return undefined;
}
