import type { DetailsMessage } from '../../model/details/detailsMessages.js';
import type { RichNode } from '../../model/details/DetailsView.js';
import { el } from './dom.js';

type Post = (message: DetailsMessage) => void;

/** Text of a source: elements of the names that `RichTag` has, and texts. Nothing is parsed as HTML. */
export function richText(nodes: readonly RichNode[], post: Post, focus: string): Node[] {
  let links = 0;
  const draw = (node: RichNode): Node => {
    if (typeof node === 'string') return document.createTextNode(node);
    const children = node.children.map(draw);
    if (node.tag === 'link') {
      const { open, hint } = node;
      const link = el(
        'button',
        { type: 'button', class: 'link', title: hint, 'data-focus': `${focus}/link/${links++}` },
        ...children,
      );
      link.addEventListener('click', () => post(open));
      return link;
    }
    const { tag } = node;
    // What is wider than the view is scrolled, also by keyboard.
    if (tag === 'table') return el('div', { class: 'scroll', tabindex: '0' }, el('table', {}, ...children));
    if (tag === 'pre') return el('pre', { tabindex: '0' }, ...children);
    // A head without words is no head.
    if (tag === 'th' && children.every((child) => (child.textContent ?? '').trim() === '')) return el('td');
    return el(tag, tag === 'th' ? { scope: 'col' } : {}, ...children);
  };
  return nodes.map(draw);
}
