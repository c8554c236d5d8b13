import type { DetailsMessage } from '../../model/details/detailsMessages.js';
import type { Button, Row, Section } from '../../model/details/DetailsView.js';
import { el, idFor } from './dom.js';
import { icon } from './icons.js';
import { richText } from './richText.js';

type Post = (message: DetailsMessage) => void;

/** One part of the view: a heading and rows; long texts and code stand under headings of their own. */
export function sectionElement({ id, title, rows }: Section, post: Post): HTMLElement {
  const heading = `section-${id}`;
  return el(
    'section',
    { 'aria-labelledby': heading, 'data-section': id },
    el('h2', { id: heading }, title),
    ...groups(rows, id, post),
  );
}

/** Rows in a row are a list; a row that is a heading stands between the lists. */
function groups(rows: readonly Row[], focus: string, post: Post): HTMLElement[] {
  const made: HTMLElement[] = [];
  let list: HTMLElement | undefined;
  for (const row of rows) {
    const own = `${focus}/${row.key}`;
    if (row.heading) {
      list = undefined;
      made.push(el('div', { class: 'entry' }, ...rowParts(row, own, post)));
    } else {
      if (!list) made.push((list = el('ul', { class: 'rows' })));
      list.append(el('li', {}, ...rowParts(row, own, post)));
    }
  }
  return made;
}

function rowParts(row: Row, focus: string, post: Post): Node[] {
  const nameId = idFor(`name-${focus}`);
  const name = row.check ? checkbox(row, focus, nameId, post) : rowName(row, focus, nameId, post);
  const buttons = (row.buttons ?? []).map((button, i) =>
    actionButton(button, post, { focus: `${focus}/button/${i}`, of: nameId }),
  );
  const notes = (row.notes ?? []).map((note) => el('span', { class: 'note' }, note));
  const line = el(
    'div',
    { class: 'line' },
    row.icon && icon(row.icon),
    row.heading ? el('h3', {}, name) : name,
    ...notes,
    ...buttons,
  );
  const parts: Node[] = [line];
  if (row.rich) parts.push(el('div', { class: 'rich' }, ...richText(row.rich, post, focus)));
  if (row.code !== undefined) parts.push(el('pre', { tabindex: '0' }, el('code', {}, row.code)));
  if (row.rows) parts.push(...groups(row.rows, focus, post));
  return parts;
}

function rowName({ text, open }: Row, focus: string, id: string, post: Post): HTMLElement {
  if (!open) return el('span', { id, class: 'name' }, text);
  const link = el('button', { type: 'button', class: 'link name', id, 'data-focus': focus }, text);
  link.addEventListener('click', () => post(open));
  return link;
}

function checkbox({ check, text }: Row, focus: string, id: string, post: Post): HTMLElement {
  const { done, message } = check!;
  const box = el('input', {
    type: 'checkbox',
    'data-focus': focus,
    'data-control': `check/${message.index}`,
  });
  box.defaultChecked = done;
  box.addEventListener('change', () => post({ ...message, done: box.checked }));
  return el('label', { class: 'check name' }, box, el('span', { id }, text));
}

/** `of`: the id of what the action is of, since many rows have buttons of one name. */
export function actionButton(
  { label, message }: Button,
  post: Post,
  { focus, of }: { focus: string; of?: string },
): HTMLButtonElement {
  const id = idFor(`button-${focus}`);
  const button = el(
    'button',
    {
      type: 'button',
      id,
      // A place is a link like others; what does something looks like it.
      class: of !== undefined && message.type === 'openPlace' ? 'link' : undefined,
      'data-focus': focus,
      ...(of === undefined ? {} : { 'aria-labelledby': `${id} ${of}` }),
    },
    label,
  );
  button.addEventListener('click', () => post(message));
  return button;
}
