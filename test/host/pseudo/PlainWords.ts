import * as vscode from 'vscode';

/** What VS Code and we know by a proper name in every language, and words of tools. */
const names = new Set([
  'defect ledger',
  'markdown',
  'json',
  'yaml',
  'enter',
  'utf',
  'python',
  'typescript',
  'javascript',
]);
/** Code, paths, icons, targets of links, elements that only format. */
const machine = /`[^`]*`|\S+\/\S*|\$\([\w~-]+\)|\]\([^)]*\)|<\/?\w+[^>]*>|&\w+;/gu;

/**
 * Finds what is not in the made-up language. Texts of the user's own documents are no text of ours: they are told by standing in the
 * files of the workspace. A word that is one of our messages in English is ours all the same.
 */
export class PlainWords {
  private constructor(
    private readonly sources: string,
    private readonly messages: ReadonlySet<string>,
  ) {}

  /** @param extension the folder of the extension, with its messages */
  static async of(extension: vscode.Uri): Promise<PlainWords> {
    const read = async (uri: vscode.Uri): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const uris = await vscode.workspace.findFiles('**/*');
    const texts = await Promise.all(uris.map(async (uri) => `${uri.path}\n${await read(uri)}`));
    const bundle = await read(vscode.Uri.joinPath(extension, 'l10n', 'bundle.l10n.json'));
    const messages = Object.keys(JSON.parse(bundle) as object).filter((key) => !/\{\d\}/u.test(key));
    const found = new PlainWords(` ${bare(texts.join('\n'))} `, new Set(messages));
    return found;
  }

  /** The runs of plain words in a text that we show, as far as they are ours. `own`: the user's, whatever else the words are. */
  in(text: string, own: readonly string[] = []): string[] {
    const others = new Set(own);
    return runsOf(text).filter((run) => {
      const plain = bare(run);
      if (plain === '' || names.has(plain) || others.has(run)) return false;
      if (this.messages.has(run)) return true;
      return !this.isFromSources(plain.split(' '));
    });
  }

  /** As a whole, or as two stretches that a row puts side by side, such as id and title: neither a single word of prose. */
  private isFromSources(words: readonly string[]): boolean {
    const stands = (part: readonly string[]): boolean => this.sources.includes(` ${part.join(' ')} `);
    if (stands(words)) return true;
    return words.some((_, i) => i > 1 && stands(words.slice(0, i)) && stands(words.slice(i)));
  }
}

/** Letters and digits with one blank between the words. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Stretches of plain words, between words of the made-up language and what parts of a text are joined with. */
function runsOf(text: string): string[] {
  return text
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(machine, '\n')
    .split(/\[!!|!!\]|[\n·:;,()|…≠“”"#*]|  |[^\s\p{P}]*[^\P{L}A-Za-z][^\s\p{P}]*/u)
    .filter((run) => /[A-Za-z]{3,}/u.test(run))
    .map((run) => run.trim());
}
