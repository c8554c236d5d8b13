import type { Language, Node, ParseState, Parser, Tree } from 'web-tree-sitter';
import { Breather } from '../Breather.js';
import type { Logger } from '../files/FileAccess.js';
import { keptPromise } from '../keptPromise.js';
import type { GrammarAccess } from './GrammarAccess.js';
import { grammarFile, languageOf, type SyntaxLanguage } from './languageOf.js';

type Runtime = typeof import('web-tree-sitter');

/** A larger file is generated or data: it is not worth blocking for. */
const maxLength = 2_000_000;
/**
 * Bounds in the parser's own steps, of which sound code takes about ten in a thousand characters, dense code twice that. Text
 * that is no code at all takes many more, or hardly leaves recovery, where each step costs a hundred times as much.
 */
const stepsAtLeast = 300;
const stepsPerThousand = 30;
const stepsInRecovery = 200;
/** In milliseconds: for as long one file is parsed at a stretch. The parser looks at the clock now and then, and there is more to do in a turn. */
const slice = 4;

/** A parsed text. The tree lives outside JavaScript's heap: whoever asked for it disposes of it. */
export interface SyntaxTree {
  readonly language: SyntaxLanguage;
  readonly root: Node;
  dispose(): void;
}

/**
 * Parses code by tree-sitter. The runtime is evaluated, and each grammar loaded, when the first text of that language
 * is to be parsed; one object serves a whole process. Nothing here throws: what cannot be loaded or parsed is logged
 * once and answered with `undefined`, so that callers fall back to the text.
 */
export class SyntaxParsers {
  /** Its state is the module's, so there must not be two initialisations at a time. */
  private readonly runtime = keptPromise(() => this.start());
  private readonly parsers = new Map<SyntaxLanguage, Promise<Parser | undefined>>();
  /** Whose grammar could not be loaded. */
  private readonly failed = new Set<SyntaxLanguage>();
  private readonly turns = new Map<SyntaxLanguage, Promise<void>>();
  /** A turn each time, whatever the clock says. */
  private readonly breather = new Breather(0, { now: () => 0 });
  private broken = false;

  constructor(
    private readonly grammars: GrammarAccess,
    private readonly log?: Pick<Logger, 'info' | 'warn'>,
  ) {}

  /**
   * The tree of the text, by the language that the path's ending names. Undefined when there is no grammar for it, when
   * it is over two million characters, or when parsing takes far more work than its length accounts for. Parses for some milliseconds at
   * a stretch. `language`: in place of the one that the ending names.
   */
  async parse(path: string, text: string, language = languageOf(path)): Promise<SyntaxTree | undefined> {
    if (!language || text.length > maxLength || this.broken) return undefined;
    const parser = await this.parserOf(language);
    if (!parser || this.broken) return undefined;
    // A parser has one text at a time.
    const turn = (this.turns.get(language) ?? Promise.resolve()).then(() => this.parseSliced(parser, text));
    this.turns.set(
      language,
      turn.then(
        () => undefined,
        () => undefined,
      ),
    );
    try {
      const tree = await turn;
      if (tree) return { language, root: tree.rootNode, dispose: () => tree.delete() };
      this.log?.info(`${path} takes too much work to parse; it is searched as text.`);
    } catch (error) {
      // The parser's memory may be in any state after that.
      this.broken = true;
      this.log?.warn(`${path} cannot be parsed; code is searched as text from now on: ${messageOf(error)}`);
    }
    return undefined;
  }

  /** Lets the event loop turn between slices; where the slices end changes nothing of the tree. */
  private async parseSliced(parser: Parser, text: string): Promise<Tree | undefined> {
    if (this.broken) return undefined;
    let steps = stepsAtLeast + (text.length / 1000) * stepsPerThousand;
    let recovery = stepsInRecovery;
    for (;;) {
      const until = performance.now() + slice;
      const progressCallback = ({ hasError }: ParseState): boolean => {
        steps--;
        if (hasError) recovery--;
        return steps < 0 || recovery < 0 || performance.now() > until;
      };
      const tree = parser.parse(text, null, { progressCallback });
      if (tree) return tree;
      if (steps < 0 || recovery < 0) {
        parser.reset();
        return undefined;
      }
      await this.breather.breathe();
    }
  }

  /** Grammars that could not be loaded are tried again when they are asked for next. */
  retry(): void {
    for (const language of this.failed) this.parsers.delete(language);
    this.failed.clear();
  }

  private parserOf(language: SyntaxLanguage): Promise<Parser | undefined> {
    let parser = this.parsers.get(language);
    if (!parser) {
      parser = this.load(language).catch((error: unknown) => {
        const file = grammarFile(language);
        this.log?.warn(`${file} cannot be loaded; such code is searched as text: ${messageOf(error)}`);
        this.failed.add(language);
        return undefined;
      });
      this.parsers.set(language, parser);
    }
    return parser;
  }

  private async load(language: SyntaxLanguage): Promise<Parser> {
    const { Parser, Language } = await this.runtime();
    const grammar: Language = await Language.load(await this.grammars.load(grammarFile(language)));
    const parser = new Parser();
    parser.setLanguage(grammar);
    this.log?.info(`Loaded the grammar of ${language}.`);
    return parser;
  }

  private async start(): Promise<Runtime> {
    const file = 'web-tree-sitter.wasm';
    const [runtime, wasmBinary] = await Promise.all([import('web-tree-sitter'), this.grammars.load(file)]);
    await runtime.Parser.init({ wasmBinary, locateFile: () => file });
    return runtime;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
