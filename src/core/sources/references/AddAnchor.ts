import type { AnchorFields } from '../../model/anchor.js';

/** Takes what was found in a text: from which of its characters on, and how many. */
export type AddAnchor = (anchor: AnchorFields, from: number, length: number) => void;
