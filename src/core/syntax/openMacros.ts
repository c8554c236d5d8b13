import type { Node } from 'web-tree-sitter';
import { Breather } from '../Breather.js';
import { descendants } from './descendants.js';
import type { SyntaxRange } from './Outline.js';
import type { SyntaxTree } from './SyntaxParsers.js';

/** Macros within macros; what is deeper stays closed. */
const maxRounds = 6;
const itemPlaces = new Set(['source_file', 'declaration_list']);

/** A macro called where an item may stand, with what it is given. `open`, `close`: the offsets of its braces. */
interface MacroCall extends SyntaxRange {
  readonly open: number;
  readonly close: number;
}

interface Opened {
  readonly tree: SyntaxTree;
  /** What macros are given that are no items, and what they are made of: there they may define anything. */
  readonly hidden: readonly SyntaxRange[];
}

/**
 * Items within Rust macros: of `cfg_io! { pub fn f() {} }` the grammar sees only tokens. The text is parsed once more
 * without the macros around them, all offsets as they are; a macro that is given something else stays as it is. `parse`: undefined where
 * a text takes too much work. The tree that is not given back is disposed of.
 */
export async function openMacros(
  tree: SyntaxTree,
  text: string,
  parse: (text: string) => Promise<SyntaxTree | undefined>,
): Promise<Opened> {
  let best = tree;
  let code = text;
  const closed = new Set<number>();
  for (let round = 0; round < maxRounds; round++) {
    const calls = (await macroCalls(best.root, code)).filter(({ start }) => !closed.has(start));
    if (calls.length === 0) break;
    const before = errorsIn(best.root).length;
    const opened = withoutMacros(code, calls);
    const next = await parse(opened);
    if (!next) break;
    const errors = errorsIn(next.root);
    if (errors.length <= before) {
      best.dispose();
      best = next;
      code = opened;
      continue;
    }
    next.dispose();
    const wrong = calls.filter((call) =>
      errors.some((each) => each.start < call.end && call.start < each.end),
    );
    // Where the errors are in none of them, nobody can say which one it was.
    for (const { start } of wrong.length > 0 ? wrong : calls) closed.add(start);
  }
  return { tree: best, hidden: await hiddenIn(best.root, code) };
}

/** The places that do not parse, as close as the parser knows. */
function errorsIn(root: Node): SyntaxRange[] {
  if (!root.hasError) return [];
  if (root.isError || root.isMissing) return [{ start: root.startIndex, end: root.endIndex + 1 }];
  return root.children.flatMap((child) => (child ? errorsIn(child) : []));
}

async function macroCalls(root: Node, text: string): Promise<MacroCall[]> {
  return (await items(root, ['macro_invocation'], text)).flatMap((node): MacroCall[] => {
    const given = node.namedChildren.find((child) => child?.type === 'token_tree');
    if (given?.firstChild?.type !== '{') return [];
    return [
      {
        start: node.startIndex,
        end: node.endIndex,
        open: given.startIndex,
        close: given.endIndex - 1,
      },
    ];
  });
}

/** Whether it stands where an item may. */
function isItem({ parent }: Node): boolean {
  const outer = parent?.type === 'expression_statement' ? parent.parent : parent;
  return outer !== null && itemPlaces.has(outer.type);
}

/** Blanks in the place of all but what the macros are given; every character stays where it is, by line too. */
function withoutMacros(text: string, calls: readonly MacroCall[]): string {
  let code = '';
  let at = 0;
  for (const { start, open, close } of calls) {
    const head = text.slice(start, open + 1).replaceAll(/[^\n]/g, ' ');
    code += `${text.slice(at, start)}${head}${text.slice(open + 1, close)} `;
    at = close + 1;
  }
  return code + text.slice(at);
}

async function hiddenIn(root: Node, text: string): Promise<SyntaxRange[]> {
  const found = await items(root, ['macro_invocation', 'macro_definition'], text);
  return found.map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
}

/** The nodes of these types that stand where an item may. */
async function items(root: Node, types: readonly string[], text: string): Promise<Node[]> {
  const breather = new Breather();
  const found: Node[] = [];
  for (const nodes of descendants(root, types, text)) {
    await breather.breathe();
    found.push(...nodes.filter(isItem));
  }
  return found;
}
