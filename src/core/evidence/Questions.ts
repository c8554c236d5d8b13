import { historyMoved } from '../history/History.js';
import type { Anchor } from '../model/ledger.js';
import type { Mention } from '../model/range.js';
import type { AnchorResult } from './AnchorResult.js';
import { AskedPlaces, placeKey } from './AskedPlaces.js';
import type { Seen } from './CodeIndex.js';
import {
  answerAt,
  askedTogether,
  asksTheSame,
  questionKey,
  type Asked,
  type Entry,
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
    const { source } = anchor;
    const isSame =
      before !== undefined && before.question.boundTo === undefined && asksTheSame(before.anchor, anchor);
    const question = isSame ? this.ofPlace(before.question, source) : this.questionOf(anchor);
    const known = question.asked.at(source);
    if (known) return known;
    const asked: Asked = { question, anchor, users: [], answer: undefined };
    question.asked.add(asked);
    return asked;
  }

  /**
   * Takes what is asked for one defect alone along to where its anchors stand now. False, and nothing is done, where they ask anything
   * else, or an answer is, or would be, of others too.
   */
  move(entry: Entry, anchors: readonly Anchor[]): boolean {
    const { asked } = entry;
    if (asked.length !== anchors.length) return false;
    if (anchors === entry.defect.anchors) return true;
    for (let i = 0; i < asked.length; i++) {
      const each = asked[i]!;
      const { question, users } = each;
      if (question.boundTo !== undefined || !asksTheSame(each.anchor, anchors[i]!)) return false;
      if (users.length > 1 || asked.indexOf(each) !== i) return false;
      if ((question.asked.at(anchors[i]!.source) ?? each) !== each) return false;
    }
    for (let i = 0; i < asked.length; i++) {
      const each = asked[i]!;
      each.question.asked.delete(each);
      each.anchor = anchors[i]!;
      each.answer = undefined;
      each.question.asked.add(each);
    }
    return true;
  }

  private questionOf(anchor: Anchor): Question {
    const key = questionKey(anchor);
    const known = this.byKey.get(key);
    if (!this.anyBound) return known ?? this.add({ key, anchor, asked: new AskedPlaces() });
    const place = placeKey(anchor.source);
    const own = this.byKey.get(`${key} ${place}`);
    if (own) return own;
    if (!known) return this.add({ key, anchor, asked: new AskedPlaces() });
    if (known.boundTo === undefined || known.boundTo === place) return known;
    return this.boundQuestion(key, anchor, place);
  }

  /** The same question, or the one that is this place's alone. */
  private ofPlace(question: Question, source: Mention): Question {
    return (this.anyBound && this.byKey.get(`${question.key} ${placeKey(source)}`)) || question;
  }

  private boundQuestion(key: string, anchor: Anchor, place: string): Question {
    const ownKey = `${key} ${place}`;
    return (
      this.byKey.get(ownKey) ?? this.add({ key: ownKey, anchor, asked: new AskedPlaces(), boundTo: place })
    );
  }

  private add(question: Question): Question {
    this.byKey.set(question.key, question);
    this.waiting.add(question);
    this.targetsChanged ||= askedTogether.has(question.anchor.kind);
    return question;
  }

  /** Forgets a place that nobody asks from any more. True when the question is forgotten, too. */
  forget(asked: Asked): boolean {
    const { question } = asked;
    question.asked.delete(asked);
    if (question.asked.size > 0) return false;
    this.byKey.delete(question.key);
    this.waiting.delete(question);
    this.targetsChanged ||= askedTogether.has(question.anchor.kind);
    return true;
  }

  /** The place to ask a question from. */
  placeOf(question: Question): Asked {
    return question.asked.first!;
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
    for (const each of question.asked.all()) {
      each.answer = undefined;
      changed(each);
    }
  }

  /** What the answer says at this place. */
  answerOf(asked: Asked): AnchorResult {
    return (asked.answer ??= answerAt(asked.question, asked.anchor.source));
  }

  private bind(own: Asked): void {
    const { question } = own;
    question.boundTo = placeKey(own.anchor.source);
    this.anyBound = true;
    for (const asked of [...question.asked.all()]) {
      if (asked === own) continue;
      question.asked.delete(asked);
      asked.question = this.boundQuestion(question.key, asked.anchor, placeKey(asked.anchor.source));
      asked.question.asked.add(asked);
      asked.answer = undefined;
    }
  }
}
