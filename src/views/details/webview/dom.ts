type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; texts become text nodes, so nothing in them is ever markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The id of an element for the key of a row: ids are named in lists with spaces between. */
export function idFor(key: string): string {
  return key.replaceAll(/[\s%]/gu, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** Runs a change of the page that may replace the focused element, and gives the focus to the one in its place. */
export function keepingFocus(change: () => void): void {
  const focused = document.activeElement?.getAttribute('data-focus');
  change();
  if (focused === null || focused === undefined || document.activeElement !== document.body) return;
  const again = document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`);
  again?.focus({ preventScroll: true });
}
