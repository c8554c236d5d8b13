import { historyMoved } from '../history/History.js';
import type { Anchor } from '../model/ledger.js';
import type { AnchorResult } from './AnchorResult.js';
import type { Seen } from './CodeIndex.js';
import {
  answerAt,
  askedTogether,
  asksTheSame,
  placeKey,
  questionKey,
  type Asked,
  type Question,
} from './Question.js';

/**
 * All that is asked, each question once: the same from several places is one question, whose answer is told at each. An answer that hangs
 * on which commit a line of a source is of is that place's alone (`boundTo`): the same is asked anew for every other place.
 */
export class Questions {
  private readonly byKey = new Map<string, Question>();
  private anyBound = false;
  /** Those that have to be asked. */
  readonly waiting = new Set<Question>();
  /** There are others than before of those that are asked together. */
  targetsChanged = true;

  all(): IterableIterator<Question> {
    return this.byKey.values();
  }

  /** By what the anchor says and where. `before`: as the same anchor was asked when it stood elsewhere, if it was. */
  ask(anchor: Anchor, before?: Asked): Asked {
    const place = placeKey(anchor.source);
    const isSame =
      before !== undefined && before.question.boundTo === undefined && asksTheSame(before.anchor, anchor);
    const question = isSame ? this.ofPlace(before.question, place) : this.questionOf(anchor, place);
    let asked = question.asked.get(place);
    if (!asked)
      question.asked.set(place, (asked = { question, anchor, place, users: [], answer: undefined }));
    return asked;
  }

  private questionOf(anchor: Anchor, place: string): Question {
    const key = questionKey(anchor);
    const own = this.anyBound ? this.byKey.get(`${key} ${place}`) : undefined;
    if (own) return own;
    const known = this.byKey.get(key);
    if (!known) return this.add({ key, anchor, asked: new Map() });
    if (known.boundTo === undefined || known.boundTo === place) return known;
    return this.boundQuestion(key, anchor, place);
  }

  /** The same question, or the one that is this place's alone. */
  private ofPlace(question: Question, place: string): Question {
    return (this.anyBound && this.byKey.get(`${question.key} ${place}`)) || question;
  }

  private boundQuestion(key: string, anchor: Anchor, place: string): Question {
    const ownKey = `${key} ${place}`;
    return this.byKey.get(ownKey) ?? this.add({ key: ownKey, anchor, asked: new Map(), boundTo: place });
  }

  private add(question: Question): Question {
    this.byKey.set(question.key, question);
    this.waiting.add(question);
    this.targetsChanged ||= askedTogether.has(question.anchor.kind);
    return question;
  }

  /** Forgets a place that nobody asks from any more. True when the question is forgotten, too. */
  forget({ question, place }: Asked): boolean {
    question.asked.delete(place);
    if (question.asked.size > 0) return false;
    this.byKey.delete(question.key);
    this.waiting.delete(question);
    this.targetsChanged ||= askedTogether.has(question.anchor.kind);
    return true;
  }

  /** The place to ask a question from. */
  placeOf(question: Question): Asked {
    return question.asked.values().next().value!;
  }

  /** Takes an answer. `changed` is called with the places where it says something else than before. */
  take(asked: Asked, answer: AnchorResult, seen: Seen, changed: (asked: Asked) => void): void {
    const { question } = asked;
    const { source } = asked.anchor;
    const same = question.answer && JSON.stringify(answerAt(question, source)) === JSON.stringify(answer);
    // Kept at once: work that is cancelled half-way is not done again.
    question.seen = seen;
    this.waiting.delete(question);
    if (!same) {
      question.answer = answer;
      question.source = source;
    }
    if (question.boundTo === undefined && seen.paths.has(historyMoved.path)) this.bind(asked);
    if (same) return;
    for (const each of question.asked.values()) {
      each.answer = undefined;
      changed(each);
    }
  }

  /** What the answer says at this place. */
  answerOf(asked: Asked): AnchorResult {
    return (asked.answer ??= answerAt(asked.question, asked.anchor.source));
  }

  private bind({ question, place: own }: Asked): void {
    question.boundTo = own;
    this.anyBound = true;
    const others = [...question.asked].filter(([place]) => place !== own);
    for (const [place, asked] of others) {
      question.asked.delete(place);
      asked.question = this.boundQuestion(question.key, asked.anchor, place);
      asked.question.asked.set(place, asked);
      asked.answer = undefined;
    }
  }
}
