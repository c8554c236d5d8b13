import type { DetailsMessage } from '../../model/details/detailsMessages.js';
import type { ToWebview } from '../../model/details/DetailsView.js';
import { el } from './dom.js';
import { Page } from './Page.js';

/** What survives when the page is made anew: a hidden tab, a reload of the window. */
interface State {
  key: string;
  id: string;
  scroll?: number;
  drafts?: Record<string, string>;
}

interface Host {
  postMessage(message: DetailsMessage): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const post = (message: DetailsMessage): void => host.postMessage(message);

let page: Page | undefined;

function say(text: string): void {
  document.getElementById('status')!.textContent = text;
}

function show({ view, texts }: Extract<ToWebview, { type: 'show' }>): void {
  if (page?.is(view)) return page.update(view);
  const isFirst = page === undefined;
  const before = host.getState();
  page = new Page(view, texts, post);
  say('');
  if (isFirst && before?.key === view.key && before.id === view.id) {
    page.restore(before.drafts ?? {});
    window.scrollTo(0, before.scroll ?? 0);
  } else {
    window.scrollTo(0, 0);
    if (document.hasFocus()) document.querySelector('h1')?.focus({ preventScroll: true });
  }
  keep();
}

function keep(): void {
  if (!page) return;
  const { key, id } = page.view;
  host.setState({ key, id, scroll: window.scrollY, drafts: page.drafts });
}

window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => {
  switch (data.type) {
    case 'show':
      return show(data);
    case 'missing':
      page = undefined;
      host.setState({ key: data.key, id: data.id });
      document.getElementById('main')!.replaceChildren(el('h1', {}, data.id), el('p', {}, data.text));
      return;
    case 'written':
      page?.control(data.control)?.written();
      return say(page?.texts.saved ?? '');
    case 'refused': {
      const control = page?.control(data.control);
      if (control) control.refuse(data.reason);
      else page?.uncheck(data.control);
      return say(data.reason);
    }
  }
});
window.addEventListener('scrollend', keep);
document.addEventListener('input', keep);
document.addEventListener('focusout', keep);
post({ type: 'ready' });
