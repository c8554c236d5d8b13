import createParser, { type Env, type MarkdownIt, type StateBlock, type Token } from 'markdown-it';

/** A list in a list takes two levels, a quote one. Deeper is nothing that a person reads, and costs time. */
const maxLevel = 40;

type Take = (tokens: readonly Token[]) => void;

/**
 * Hands over markdown-it's tokens of one top-level block after the other (now and then of several), so that those of a large document
 * never exist all at once. Cells of tables have none: whoever wants cells finds them in the line of the row.
 * Lines are zero-based, of `text`; `\n`, `\r\n` and a lone `\r` end one. `tooDeep`: the first line that is left out because it is nested deeper than
 * anybody reads.
 */
export function topBlocks(text: string, take: Take): { tooDeep: number | undefined } {
  const parser = (blockParser ??= makeParser());
  const normal = /[\r\0]/u.test(text) ? text.replaceAll(/\r\n?/gu, '\n').replaceAll('\0', '\uFFFD') : text;
  const tokens: Token[] = [];
  const env: TakingEnv = { take, tooDeep: undefined };
  parser.block.parse(normal, parser, env, tokens);
  if (tokens.length > 0) take(tokens);
  return { tooDeep: env.tooDeep };
}

interface TakingEnv extends Env {
  take: Take;
  tooDeep: number | undefined;
}

let blockParser: MarkdownIt | undefined;

function makeParser(): MarkdownIt {
  const parser = createParser({ html: true, maxNesting: 2 * maxLevel });
  // Runs before the rules proper: at the outermost level whatever was found so far is whole.
  parser.block.ruler.before('table', 'hand_over', (state) => {
    if (state.level === 0 && state.tokens.length > 0) {
      (state.env as TakingEnv).take(state.tokens);
      state.tokens.length = 0;
    }
    return false;
  });
  // The library's own limit leaves out the rest of the document.
  parser.block.ruler.before('table', 'too_deep', (state, line) => {
    if (state.level < maxLevel) return false;
    (state.env as TakingEnv).tooDeep ??= line;
    state.line = line + 1;
    return true;
  });
  parser.block.State = leanState(parser.block.State);
  return parser;
}

/** Making a token the library's way costs more than finding the block, and every cell would take three. */
function leanState(State: typeof StateBlock): typeof StateBlock {
  return class LeanState extends State {
    private inRow = false;

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      if (nesting < 0) this.level -= 1;
      const token = leanToken(type, tag, nesting, this.level);
      if (nesting > 0) this.level += 1;
      if (type === 'tr_close') this.inRow = false;
      if (!this.inRow) this.tokens.push(token);
      if (type === 'tr_open') this.inRow = true;
      return token;
    }
  };
}

function leanToken(type: string, tag: string, nesting: -1 | 0 | 1, level: number): Token {
  return {
    type,
    tag,
    nesting,
    level,
    attrs: null,
    map: null,
    children: null,
    content: '',
    markup: '',
    info: '',
    meta: null,
    block: true,
    hidden: false,
  } as unknown as Token;
}
