import * as l10n from '@vscode/l10n';
import type { Node } from 'web-tree-sitter';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';
import { LineIndex } from '../../text/LineIndex.js';
import { unreadable, type MergeText } from '../MergeText.js';
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

/** Throws a Refusal for a text that does not parse without errors. */
export async function parseScript(
  path: string,
  text: string,
  parsers: SyntaxParsers,
  which: MergeText,
): Promise<Script> {
  const tree = await parsers.parse(path, text);
  if (!tree) throw new Refusal(unparsed(which));
  const { root } = tree;
  if (!root.hasError) {
    return { path, text, root, declares: /\.d\.[cm]?ts$/iu.test(path), dispose: () => tree.dispose() };
  }
  const line = new LineIndex(text).position(firstError(root)).line + 1;
  const { language } = tree;
  tree.dispose();
  const name = language === 'javascript' ? 'JavaScript' : 'TypeScript';
  throw new Refusal(unreadable(which, name, line, l10n.t('This does not fit here.')));
}

function unparsed(which: MergeText): string {
  switch (which) {
    case 'file':
      return l10n.t('The file cannot be parsed here: its grammar cannot be loaded, or it is too large.');
    case 'template':
      return l10n.t('The template cannot be parsed here: its grammar cannot be loaded, or it is too large.');
    case 'result':
      return l10n.t(
        'The file after the merge cannot be parsed here: its grammar cannot be loaded, or it is too large.',
      );
  }
}

function firstError(root: Node): number {
  let node = root;
  for (;;) {
    const inner = node.children.find((child) => child.hasError || child.isError || child.isMissing);
    if (!inner) return node.startIndex;
    node = inner;
  }
}
