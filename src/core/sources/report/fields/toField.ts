import { plainText } from '../text/plainText.js';
import type { Field } from './Field.js';
import { fieldNamed } from './fieldNames.js';
import type { Labelled } from './splitLabels.js';

export function toField(labelled: Labelled): Field {
  return {
    name: fieldNamed(labelled.label) ?? 'detail',
    label: plainText(labelled.label),
    labelStart: labelled.labelStart,
    value: labelled.value,
    more: [],
  };
}
