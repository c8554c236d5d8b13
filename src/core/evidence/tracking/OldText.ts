import { parsePythonInSteps, type PythonModule } from '../../python/parsePython.js';
import type { SyntaxOutline } from '../../syntax/Outline.js';
import type { EngineServices } from '../../EngineServices.js';
import { withBreath } from '../../steps.js';
import { languageOf } from '../../syntax/languageOf.js';
import { outlineOf } from '../../syntax/readOutline.js';
import type { CodeFile } from '../CodeFile.js';
import type { LineTable } from './LineTable.js';
import { pythonOutline, syntaxOutline, type Outline } from './Outline.js';

/** A file as it stood in a commit. It is parsed when something is asked that takes it. */
export class OldText {
  private module: Promise<PythonModule | undefined> | undefined;
  private tree: Promise<SyntaxOutline | undefined> | undefined;
  private definitions: Promise<Outline | undefined> | undefined;

  constructor(
    readonly commit: string,
    /** At the path that it had. */
    readonly file: CodeFile,
    readonly table: LineTable,
    private readonly services: Pick<EngineServices, 'syntax' | 'breather'>,
  ) {}

  /** As `CodeView.python` of the path that it had. */
  python(): Promise<PythonModule | undefined> {
    const { path, text } = this.file;
    this.module ??= /\.pyi?$/u.test(path)
      ? withBreath(parsePythonInSteps(text), this.services.breather)
      : Promise.resolve(undefined);
    return this.module;
  }

  /** As `CodeView.syntax`. */
  syntax(): Promise<SyntaxOutline | undefined> {
    const { file } = this;
    const { syntax: parsers } = this.services;
    this.tree ??= parsers && languageOf(file.path) ? outlineOf(file, parsers) : Promise.resolve(undefined);
    return this.tree;
  }

  outline(): Promise<Outline | undefined> {
    this.definitions ??= this.readOutline();
    return this.definitions;
  }

  private async readOutline(): Promise<Outline | undefined> {
    const module = await this.python();
    if (module) return pythonOutline(module);
    const tree = await this.syntax();
    return tree && syntaxOutline(tree);
  }
}
