import type { DetailsMessage } from './detailsMessages.js';
import type { EditableField } from './editableFields.js';

/** What the details view shows of one defect, as data: the extension makes it, the webview's script draws it. */
export interface DetailsView {
  /** The folder's Uri. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  /** The id, where a source gives one. */
  readonly ownId?: string;
  readonly badges: readonly Badge[];
  readonly actions: readonly Button[];
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
}

export type IconName =
  'flame' | 'error' | 'warning' | 'info' | 'circle' | 'check' | 'pin' | 'question' | 'again';

/** Shape and words carry the meaning; the tone is a colour beside them. */
export type Tone = 'error' | 'warning' | 'info' | 'good' | 'plain';

export interface Badge {
  /** `Priority`: said to screen readers before the text. */
  readonly name: string;
  readonly text: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

export interface Button {
  readonly label: string;
  readonly message: DetailsMessage;
}

export interface Field {
  readonly field: EditableField | 'phase';
  readonly label: string;
  readonly value: string;
  /** Those to choose from; a field without them is written by hand. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface Section {
  /** Lasting: `occurrences`. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Row {
  /** Lasting, and unique in its section. */
  readonly key: string;
  readonly text: string;
  /** The text is a heading over what follows. Default: false. */
  readonly heading?: boolean;
  readonly icon?: IconName;
  /** Short remarks behind the text. */
  readonly notes?: readonly string[];
  /** What a click on the text asks for. */
  readonly open?: DetailsMessage;
  readonly buttons?: readonly Button[];
  /** The text stands beside a checkbox; `message` goes out with its new state. */
  readonly check?: { readonly done: boolean; readonly message: Omit<CheckMessage, 'done'> };
  readonly code?: string;
  readonly rich?: readonly RichNode[];
  readonly rows?: readonly Row[];
}

export type CheckMessage = Extract<DetailsMessage, { type: 'check' }>;

/** Every element that text from a source can become; the webview's script makes no other. */
export const RICH_TAGS = [
  'p',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  's',
  'code',
  'pre',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'hr',
  'br',
] as const;
export type RichTag = (typeof RICH_TAGS)[number];

/** Text from a source, without any HTML: a string is shown as it is. */
export type RichNode =
  | string
  | { readonly tag: RichTag; readonly children: readonly RichNode[] }
  | {
      readonly tag: 'link';
      readonly children: readonly RichNode[];
      readonly open: DetailsMessage;
      readonly hint: string;
    };

/** The words of the view itself: they are handed over, so that the script holds none. */
export interface DetailsTexts {
  readonly fields: string;
  readonly actions: string;
  readonly saved: string;
}

/** What the extension tells the webview. */
export type ToWebview =
  | { readonly type: 'show'; readonly texts: DetailsTexts; readonly view: DetailsView }
  | { readonly type: 'missing'; readonly key: string; readonly id: string; readonly text: string }
  /** `control`: the field, or the key of the row with the checkbox. */
  | { readonly type: 'written'; readonly control: string }
  | { readonly type: 'refused'; readonly control: string; readonly reason: string };
