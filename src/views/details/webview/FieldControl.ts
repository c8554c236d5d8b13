import type { DetailsMessage } from '../../model/details/detailsMessages.js';
import type { Field } from '../../model/details/DetailsView.js';
import { el } from './dom.js';

/** Arrow keys change a closed list with each press; that is written when they rest. */
const restMs = 800;

/**
 * One field that can be changed. What a person is at is never overwritten by news from the ledger; what could not be written
 * goes back to what the ledger has.
 */
export class FieldControl {
  readonly element: HTMLElement;
  private readonly control: HTMLSelectElement | HTMLInputElement;
  private readonly error: HTMLElement;
  /** What the ledger has. */
  private known: string;
  private optionsKey = '';
  private byKeys = false;
  private timer: number | undefined;

  constructor(
    private field: Field,
    private readonly post: (message: DetailsMessage) => void,
  ) {
    const id = `field-${field.field}`;
    const attributes = {
      id,
      'data-focus': id,
      'data-control': field.field,
      'aria-describedby': `${id}-error`,
    };
    this.control = field.options
      ? el('select', attributes)
      : el('input', { ...attributes, type: 'text', autocomplete: 'off', spellcheck: 'false' });
    this.error = el('p', { class: 'refused', id: `${id}-error` });
    this.error.hidden = true;
    const label = el('label', { for: id }, field.label);
    this.element = el('div', { class: `field field-${field.field}` }, label, this.control, this.error);
    this.known = field.value;
    this.setOptions();
    this.control.value = field.value;
    this.listen();
  }

  /** As typed and not yet written. */
  get draft(): string | undefined {
    return this.isDirty ? this.control.value : undefined;
  }

  /** Takes up what was typed before the page was made anew. */
  restore(draft: string): void {
    if (this.control instanceof HTMLInputElement) this.control.value = draft;
  }

  update(field: Field): void {
    const wasAt = this.isDirty;
    this.field = field;
    this.known = field.value;
    const typed = this.control.value;
    this.setOptions();
    this.control.value = wasAt ? typed : field.value;
    if (!this.isDirty) this.refuse(undefined);
  }

  /** It stands in its source now; the ledger follows. */
  written(): void {
    this.known = this.control.value;
    this.refuse(undefined);
  }

  /** Says why it was not written and goes back; undefined takes the message away. */
  refuse(reason: string | undefined): void {
    if (reason !== undefined) {
      if (!this.isDirty) this.control.value = this.field.value;
      this.known = this.field.value;
    }
    this.error.hidden = reason === undefined;
    this.error.textContent = reason ?? '';
    if (reason === undefined) this.control.removeAttribute('aria-invalid');
    else this.control.setAttribute('aria-invalid', 'true');
  }

  private get isDirty(): boolean {
    return this.control.value !== this.known;
  }

  private setOptions(): void {
    const { options } = this.field;
    const key = JSON.stringify(options);
    if (!options || key === this.optionsKey) return;
    this.optionsKey = key;
    this.control.replaceChildren(...options.map(({ value, label }) => el('option', { value }, label)));
  }

  private listen(): void {
    const { control } = this;
    control.addEventListener('keydown', (event) => {
      const { key } = event as KeyboardEvent;
      this.byKeys = key !== 'Enter';
      if (key === 'Enter') this.commit();
      else if (key === 'Escape' && this.isDirty) {
        window.clearTimeout(this.timer);
        control.value = this.known;
      }
    });
    control.addEventListener('pointerdown', () => (this.byKeys = false));
    control.addEventListener('change', () => {
      if (!(control instanceof HTMLSelectElement) || !this.byKeys) return this.commit();
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.commit(), restMs);
    });
    control.addEventListener('blur', () => this.commit());
  }

  private commit(): void {
    window.clearTimeout(this.timer);
    if (!this.isDirty) return;
    const { value } = this.control;
    // Sent once; what comes back says whether it stands.
    this.known = value;
    const { field } = this.field;
    this.post(field === 'phase' ? { type: 'setPhase', phase: value } : { type: 'setField', field, value });
  }
}
