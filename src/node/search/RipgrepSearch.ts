import { maxSearchedBytes } from '../../core/files/FileAccess.js';
import type { FoundLiterals, TextSearch, TextSearchOptions } from '../../core/files/TextSearch.js';
import { ignoredFolders } from '../../core/sources/defaultSources.js';
import { LiteralMatches } from './LiteralMatches.js';
import { runLines } from './runLines.js';

/** From here on the search that ignores capitals is the faster one of ripgrep's, and what it finds in addition is sorted out later. */
const fewLiterals = 16;

/** No name and no match is longer: the output is not what is expected. */
const maxRecord = 1024 * 1024;

/**
 * Every file that may be code, whatever ripgrep's own rules say of it: which of them count is decided by the listing of
 * the workspace. Links are not followed, so a file behind one counts as not searched.
 */
const everything = [
  ...['--no-config', '--no-ignore', '--hidden', '--no-follow', '--no-messages', '--color=never', '--null'],
  ...['--path-separator=/', `--max-filesize=${maxSearchedBytes}`],
];

/** Text search by ripgrep. */
export class RipgrepSearch implements TextSearch {
  /**
   * @param program the absolute path of ripgrep
   * @param root the absolute path of the folder
   * @param isEdited true for files of which an editor has another text than the disk
   */
  constructor(
    private readonly program: string,
    private readonly root: string,
    private readonly isEdited: (path: string) => boolean = () => false,
  ) {}

  async find(
    literals: readonly string[],
    options: TextSearchOptions = {},
  ): Promise<FoundLiterals | undefined> {
    const { endings, signal } = options;
    if (literals.some((literal) => literal === '' || /[\n\r\0]/u.test(literal))) return undefined;
    const globs = [
      ...(endings ?? []).map((ending) => `*${ending}`),
      ...ignoredFolders.map((name) => `!${name}/`),
    ];
    const shared = [...everything, ...globs.map((glob) => `--glob=${glob}`)];
    const own = new AbortController();
    const run = {
      program: this.program,
      cwd: this.root,
      signal: signal ? AbortSignal.any([signal, own.signal]) : own.signal,
      rest: options.rest,
    };
    const anyCase = options.ignoreCase === true || literals.length > fewLiterals;
    const search = [
      ...[
        '--fixed-strings',
        '--only-matching',
        '--text',
        '--with-filename',
        '--no-heading',
        '--no-line-number',
      ],
      ...(anyCase ? ['--ignore-case'] : []),
      ...['--file=-', '--', '.'],
    ];
    const matches = new LiteralMatches(literals);
    // Where one begins with another the longer one is told.
    const sorted = [...literals].sort((a, b) => b.length - a.length);
    const searched = new Set<string>();
    const searching = this.read(
      { ...run, args: [...shared, ...search], input: `${sorted.join('\n')}\n` },
      own,
      '\n',
      (path, text) => matches.add(path, text),
    );
    const listing = this.read({ ...run, args: [...shared, '--files'], input: '' }, own, '', (path) =>
      searched.add(path),
    );
    const codes = await Promise.all([searching, listing]);
    // 0: found, 1: nothing found. Anything else: not every file was searched.
    if (codes.some((code) => code !== 0 && code !== 1)) return undefined;
    return { searched: (path) => searched.has(path) && !this.isEdited(path), byPath: matches.byPath };
  }

  /** Records of a path, a NUL, and, with an `end`, a text up to it. */
  private async read(
    run: Parameters<typeof runLines>[0],
    own: AbortController,
    end: string,
    take: (path: string, text: string) => void,
  ): Promise<number | undefined> {
    let rest = '';
    const code = await runLines(run, (piece) => {
      rest += piece;
      let at = 0;
      for (;;) {
        const nul = rest.indexOf('\0', at);
        const stop = nul < 0 ? -1 : end === '' ? nul + 1 : rest.indexOf(end, nul + 1);
        if (stop < 0) break;
        const path = rest.slice(at, nul);
        take(path.startsWith('./') ? path.slice(2) : path, rest.slice(nul + 1, stop));
        at = stop + end.length;
      }
      rest = rest.slice(at);
      if (rest.length > maxRecord) own.abort();
    });
    // What one of the two did not finish the other need not.
    if (code !== 0 && code !== 1) own.abort();
    return rest === '' ? code : undefined;
  }
}
