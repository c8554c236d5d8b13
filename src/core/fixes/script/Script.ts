import type { Node } from 'web-tree-sitter';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';
import { LineIndex } from '../../text/LineIndex.js';
import { Refusal } from '../python/Refusal.js';

/** A parsed TypeScript or JavaScript text. Its nodes live as long as the tree: `dispose` ends them. */
export interface Script {
  readonly path: string;
  readonly text: string;
  readonly root: Node;
  /** It is a `.d.ts`: nothing in it has a body. */
  readonly declares: boolean;
  dispose(): void;
}

/** Throws a Refusal for a text that does not parse without errors. `what`: how the text is called in the reason. */
export async function parseScript(
  path: string,
  text: string,
  parsers: SyntaxParsers,
  what: string,
): Promise<Script> {
  const tree = await parsers.parse(path, text);
  if (!tree)
    throw new Refusal(`${what} cannot be parsed here: its grammar cannot be loaded, or it is too large.`);
  const { root } = tree;
  if (!root.hasError) {
    return { path, text, root, declares: /\.d\.[cm]?ts$/iu.test(path), dispose: () => tree.dispose() };
  }
  const line = new LineIndex(text).position(firstError(root)).line + 1;
  const { language } = tree;
  tree.dispose();
  const name = language === 'javascript' ? 'JavaScript' : 'TypeScript';
  throw new Refusal(`${what} cannot be read as ${name}, line ${line}.`);
}

function firstError(root: Node): number {
  let node = root;
  for (;;) {
    const inner = node.children.find((child) => child.hasError || child.isError || child.isMissing);
    if (!inner) return node.startIndex;
    node = inner;
  }
}
