import * as l10n from '@vscode/l10n';
import MarkdownIt, { type Token } from 'markdown-it';
import type { RichNode, RichTag } from './DetailsView.js';
import { linkTarget } from './linkTarget.js';

/** A list in a list takes two levels; deeper is nothing that a person reads. */
const maxNesting = 60;

const parser = new MarkdownIt({ html: false, linkify: false, maxNesting });

interface Open {
  readonly node: RichNode;
  readonly children: RichNode[];
}

/**
 * Markdown of a source as data. No HTML comes out, since none goes in: tags in the text stay text, an image is its
 * description, a link is kept where it leads to a page of the web or to a file of the workspace, and what an element is called is chosen here.
 * Whoever draws it sets texts and makes elements, so nothing is ever parsed as HTML.
 *
 * @param folder of the source, for links that are relative to it; '' at the top of the workspace
 */
export function renderMarkdown(text: string, folder: string): RichNode[] {
  const level = headingLevels();
  const root: RichNode[] = [];
  const stack: Open[] = [{ node: '', children: root }];
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      const top = stack.at(-1)!.children;
      if (token.type === 'inline') walk(token.children ?? []);
      else if (token.hidden) continue;
      else if (token.nesting === 1) {
        const children: RichNode[] = [];
        const node = elementOf(token, children, folder, level);
        stack.push({ node, children });
      } else if (token.nesting === -1) {
        const { node, children } = stack.pop()!;
        const above = stack.at(-1)!.children;
        if (typeof node === 'string') above.push(...children);
        else above.push(node);
      } else top.push(...leafOf(token));
    }
  };
  walk(parser.parse(text, {}));
  return root;
}

const tags: Partial<Record<string, RichTag>> = {
  paragraph_open: 'p',
  bullet_list_open: 'ul',
  ordered_list_open: 'ol',
  list_item_open: 'li',
  strong_open: 'strong',
  em_open: 'em',
  s_open: 's',
  blockquote_open: 'blockquote',
  table_open: 'table',
  thead_open: 'thead',
  tbody_open: 'tbody',
  tr_open: 'tr',
  th_open: 'th',
  td_open: 'td',
};

/** '' for what is left away with its children kept. */
function elementOf(
  token: Token,
  children: RichNode[],
  folder: string,
  level: (written: number) => RichTag,
): RichNode {
  if (token.type === 'heading_open') return { tag: level(Number(token.tag.slice(1))), children };
  if (token.type === 'link_open') {
    const target = linkTarget(String(token.attrGet('href') ?? ''), folder);
    return target ? { tag: 'link', children, ...target } : '';
  }
  const tag = tags[token.type];
  return tag ? { tag, children } : '';
}

function leafOf(token: Token): RichNode[] {
  switch (token.type) {
    case 'softbreak':
      return ['\n'];
    case 'hardbreak':
      return [{ tag: 'br', children: [] }];
    case 'hr':
      return [{ tag: 'hr', children: [] }];
    case 'code_inline':
      return [{ tag: 'code', children: [token.content] }];
    case 'fence':
    case 'code_block':
      return [codeBlock(token.content)];
    case 'image':
      return [l10n.t('[image: {0}]', token.content)];
    default:
      return token.content === '' ? [] : [token.content];
  }
}

export function codeBlock(code: string): RichNode {
  return { tag: 'pre', children: [{ tag: 'code', children: [code] }] };
}

/** Headings stand beneath the view's own three levels and leave none out, whatever the source does. */
function headingLevels(): (written: number) => RichTag {
  const above: number[] = [];
  return (written) => {
    while (above.length > 0 && above.at(-1)! >= written) above.pop();
    above.push(written);
    return above.length === 1 ? 'h4' : above.length === 2 ? 'h5' : 'h6';
  };
}
