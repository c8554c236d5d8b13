import type { Priority, Severity, Status } from '../model/vocabulary.js';
import { levelWritings } from './levelWritings.js';
import { statusWritings } from './statusWritings.js';
import type { Vocabulary } from './Vocabulary.js';
import type { WritableField } from './FieldTask.js';
import type { Writing } from './Writing.js';

/** How the value of a field could be written where another one stands. */
export function* valueWritings(
  text: string,
  field: WritableField,
  value: string,
  isProse: boolean,
  vocabulary: Vocabulary,
): Iterable<Writing> {
  if (field === 'status') {
    yield* statusWritings(text, value as Status, { isProse, vocabulary });
  } else if (field === 'priority' || field === 'severity') {
    yield* levelWritings(text, value as Priority | Severity, vocabulary);
  } else if (field === 'gapPercent') {
    const number = /\d+(?:\.\d+)?/u.exec(text);
    if (number) yield { from: number.index, to: number.index + number[0].length, newText: value };
  } else {
    // The unit of `effort_days: 3` stands in the key.
    const bare = /^-?\d+(?:\.\d+)?$/u.test(text.trim()) ? /^(\d+(?:\.\d+)?) \p{L}+$/u.exec(value) : null;
    if (bare) yield { from: 0, to: text.length, newText: bare[1]! };
    yield { from: 0, to: text.length, newText: value };
  }
}
