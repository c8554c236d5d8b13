/** The fields that the view can change, beside the phase. All are fields that can be written into a source. */
export const EDITABLE_FIELDS = [
  'status',
  'priority',
  'severity',
  'owner',
  'effort',
  'timeline',
  'category',
  'title',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];
