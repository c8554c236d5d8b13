import type { EngineServices } from '../EngineServices.js';
import type { FileAccess } from '../files/FileAccess.js';
import type { Range } from '../model/range.js';
import { parsePythonInSteps, type PythonModule } from '../python/parsePython.js';
import { withBreath } from '../steps.js';
import type { SyntaxOutline } from '../syntax/Outline.js';
import { languageOf } from '../syntax/languageOf.js';
import { outlineOf } from '../syntax/readOutline.js';
import { LineIndex } from '../text/LineIndex.js';
import { fileHead } from './AnchorResult.js';
import type { CodeFile } from './CodeFile.js';

/** What was read of single files and what they define, each once, until it is forgotten. */
export class ParsedFiles {
  private readonly heads = new Map<string, Range>();
  private readonly texts = new Map<string, Promise<CodeFile | undefined>>();
  private readonly modules = new Map<string, Promise<PythonModule | undefined>>();
  private readonly outlines = new Map<string, Promise<SyntaxOutline | undefined>>();

  constructor(
    private readonly files: Pick<FileAccess, 'read'>,
    private readonly services: Pick<EngineServices, 'syntax' | 'breather'>,
  ) {}

  forget(path: string): void {
    this.heads.delete(path);
    this.texts.delete(path);
    this.modules.delete(path);
    this.outlines.delete(path);
  }

  file(path: string): Promise<CodeFile | undefined> {
    return kept(this.texts, path, async () => {
      const read = await this.files.read(path);
      return read && { path, text: read.text, lines: new LineIndex(read.text) };
    });
  }

  async head(path: string): Promise<Range | undefined> {
    const known = this.heads.get(path);
    if (known) return known;
    // Kept without the text: a glob may match very many files.
    const read = await (this.texts.get(path) ?? this.files.read(path));
    const head = read && fileHead(read);
    if (head) this.heads.set(path, head);
    return head;
  }

  python(path: string): Promise<PythonModule | undefined> {
    return kept(this.modules, path, async () => {
      const file = await this.inTurn(path);
      return file && withBreath(parsePythonInSteps(file.text), this.services.breather);
    });
  }

  /** Undefined without a grammar for the language. */
  syntax(path: string): Promise<SyntaxOutline | undefined> {
    return kept(this.outlines, path, async () => {
      const { syntax } = this.services;
      const file = syntax && languageOf(path) ? await this.inTurn(path) : undefined;
      return file && outlineOf(file, syntax!);
    });
  }

  /** The file, before something is done that takes a while: many are read at the same time. */
  private async inTurn(path: string): Promise<CodeFile | undefined> {
    const file = await this.file(path);
    await this.services.breather?.breathe();
    return file;
  }
}

function kept<T>(known: Map<string, Promise<T>>, path: string, read: () => Promise<T>): Promise<T> {
  let value = known.get(path);
  if (!value) known.set(path, (value = read()));
  return value;
}
