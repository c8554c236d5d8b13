import type { DetailsMessage } from '../../model/details/detailsMessages.js';
import type { DetailsTexts, DetailsView } from '../../model/details/DetailsView.js';
import { el, keepingFocus } from './dom.js';
import { FieldControl } from './FieldControl.js';
import { icon } from './icons.js';
import { actionButton, sectionElement } from './sections.js';

/** The page of one defect; another defect has another page. */
export class Page {
  private readonly header = el('header');
  private readonly fields = el('section', { class: 'fields' });
  private readonly content = el('div', { class: 'content' });
  private readonly controls = new Map<string, FieldControl>();
  /** What each part was drawn from: only what differs is drawn again. */
  private readonly drawn = new Map<string, string>();

  constructor(
    readonly view: DetailsView,
    readonly texts: DetailsTexts,
    private readonly post: (message: DetailsMessage) => void,
  ) {
    this.fields.setAttribute('aria-label', texts.fields);
    document.getElementById('main')!.replaceChildren(this.header, this.fields, this.content);
    this.update(view);
  }

  is({ key, id }: DetailsView): boolean {
    return this.view.key === key && this.view.id === id;
  }

  update(view: DetailsView): void {
    keepingFocus(() => {
      const { title, ownId, badges, actions } = view;
      if (this.isNew('header', { title, ownId, badges, actions })) this.drawHeader(view);
      this.drawFields(view);
      this.drawSections(view);
    });
  }

  get drafts(): Record<string, string> {
    const drafts = [...this.controls].flatMap(([field, { draft }]) =>
      draft === undefined ? [] : [[field, draft]],
    );
    return Object.fromEntries(drafts) as Record<string, string>;
  }

  restore(drafts: Record<string, string>): void {
    for (const [field, draft] of Object.entries(drafts)) this.controls.get(field)?.restore(draft);
  }

  control(name: string): FieldControl | undefined {
    return this.controls.get(name);
  }

  /** Goes back to what the ledger has. */
  uncheck(control: string): void {
    const box = document.querySelector<HTMLInputElement>(`[data-control="${CSS.escape(control)}"]`);
    if (box?.type === 'checkbox') box.checked = box.defaultChecked;
  }

  private isNew(part: string, value: unknown): boolean {
    const now = JSON.stringify(value);
    if (this.drawn.get(part) === now) return false;
    this.drawn.set(part, now);
    return true;
  }

  private drawHeader({ title, ownId, badges, actions }: DetailsView): void {
    const marks = badges.map(({ name, text, icon: shape, tone }) =>
      el('li', { class: `badge ${tone}` }, icon(shape), el('span', { class: 'unseen' }, `${name} `), text),
    );
    const buttons = actions.map((action, i) => actionButton(action, this.post, { focus: `action/${i}` }));
    const id = ownId === undefined ? undefined : el('span', { class: 'id' }, ownId);
    this.header.replaceChildren(
      el('h1', { tabindex: '-1', 'data-focus': 'title' }, id, id && ' ', title),
      el('ul', { class: 'badges' }, ...marks),
      el('div', { class: 'actions', role: 'group', 'aria-label': this.texts.actions }, ...buttons),
    );
  }

  private drawFields({ fields }: DetailsView): void {
    for (const field of fields) {
      const known = this.controls.get(field.field);
      if (known) known.update(field);
      else this.controls.set(field.field, new FieldControl(field, this.post));
    }
    const names = fields.map(({ field }) => field);
    if (!this.isNew('fields', names)) return;
    this.fields.replaceChildren(...names.map((name) => this.controls.get(name)!.element));
  }

  private drawSections({ sections }: DetailsView): void {
    const there = new Map<string | null, Element>(
      Array.from(this.content.children).map((child) => [child.getAttribute('data-section'), child] as const),
    );
    let after: Element | null = null;
    for (const section of sections) {
      const known = there.get(section.id);
      there.delete(section.id);
      const made =
        this.isNew(`section/${section.id}`, section) || !known ? sectionElement(section, this.post) : known;
      if (made !== known) known?.remove();
      const next: Element | null = after ? after.nextElementSibling : this.content.firstElementChild;
      if (next !== made) this.content.insertBefore(made, next);
      after = made;
    }
    for (const gone of there.values()) gone.remove();
  }
}
