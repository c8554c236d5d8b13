import * as z from 'zod';
import { rangeSchema } from '../../../core/model/range.js';
import { EDITABLE_FIELDS } from './editableFields.js';

const id = z.string().min(1).max(1000);

/**
 * What the webview may ask for. Its script is ours, but what it is shown is not, so everything it says is checked
 * like any other input: what is not one of these is dropped.
 */
const detailsMessage = z.discriminatedUnion('type', [
  /** The script runs and wants to be told what to show. */
  z.strictObject({ type: z.literal('ready') }),
  /** '' clears the field. */
  z.strictObject({
    type: z.literal('setField'),
    field: z.enum(EDITABLE_FIELDS),
    value: z.string().max(10_000),
  }),
  /** '' takes the defect out of its phase. */
  z.strictObject({ type: z.literal('setPhase'), phase: z.string().max(1000) }),
  /** `index` into the defect's checklist; `text` of that check, since the list may have changed meanwhile. */
  z.strictObject({
    type: z.literal('check'),
    index: z.int().min(0),
    text: z.string(),
    done: z.boolean(),
  }),
  z.strictObject({ type: z.literal('openPlace'), path: z.string().min(1).max(4096), range: rangeSchema }),
  z.strictObject({ type: z.literal('openLink'), href: z.string().min(1).max(4096) }),
  z.strictObject({ type: z.literal('showDefect'), id }),
  z.strictObject({ type: z.literal('applyTemplate'), template: id }),
  /** One of the defect's fixes, by its title. */
  z.strictObject({ type: z.literal('fix'), title: id }),
  z.strictObject({ type: z.literal('fixAll'), mark: z.boolean() }),
  z.strictObject({ type: z.literal('reveal') }),
  z.strictObject({ type: z.literal('copyId') }),
]);

/** What the webview keeps over a reload of the window; more may be in it. */
const detailsState = z.object({ key: id, id });

export type DetailsMessage = z.infer<typeof detailsMessage>;
export type DetailsState = z.infer<typeof detailsState>;

export function readDetailsMessage(message: unknown): DetailsMessage | undefined {
  return detailsMessage.safeParse(message).data;
}

export function readDetailsState(state: unknown): DetailsState | undefined {
  return detailsState.safeParse(state).data;
}
