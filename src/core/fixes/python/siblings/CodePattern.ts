import {
  isCloseBracket,
  isHardKeyword,
  isOpenBracket,
  keywordAt,
  TokenKind,
} from '../../../python/tokenKinds.js';
import type { CodeWord } from './CodeWord.js';
import type { Subject } from './Sibling.js';
import { slotOf, type Slot } from './Slot.js';

/** The part of a list that has one like element for each parameter that stands nowhere else. */
interface Run {
  /** Of one element; `$` in a text is the parameter. */
  readonly element: readonly CodeWord[];
  /** What stands between two elements behind the comma. */
  readonly gap: string;
  /** Alone between parentheses that call nothing: one element needs a comma behind it. */
  readonly tuple: boolean;
  /** A comma ends the list. */
  readonly trailing: boolean;
  readonly count: number;
}

type Node = { readonly slot: Slot } | { readonly run: Run };

/** Code of one function, as it would be for another. */
export class CodePattern {
  private constructor(
    private readonly model: Subject,
    private readonly nodes: readonly Node[],
    /** How long the runs were in the code that fits. */
    readonly lengths: ReadonlySet<number>,
  ) {}

  /** The pattern that the words of `model` give; `runs`: lists over its parameters may be longer and shorter. */
  static of(words: readonly CodeWord[], model: Subject, runs: boolean): CodePattern {
    const nodes: Node[] = [];
    const lengths = new Set<number>();
    for (let i = 0; i < words.length;) {
      const run = runs ? readRun(words, i, model.params) : undefined;
      if (run) {
        nodes.push({ run: run.run });
        lengths.add(run.run.count);
        i = run.next;
      } else nodes.push({ slot: slotOf(words[i++]!, model) });
    }
    return new CodePattern(model, nodes, lengths);
  }

  /** The pattern, narrowed to what gives exactly the words for the subject as well; undefined when nothing does. */
  fit(words: readonly CodeWord[], subject: Subject): CodePattern | undefined {
    const nodes: Node[] = [];
    const lengths = new Set(this.lengths);
    let at = 0;
    for (const node of this.nodes) {
      if ('slot' in node) {
        const slot = words[at] && node.slot.fit(words[at]!, subject);
        if (!slot) return undefined;
        nodes.push({ slot });
        at++;
        continue;
      }
      const free = this.free(subject);
      const expected = free.flatMap((param, i) => [
        ...(i > 0 ? [','] : []),
        ...node.run.element.map(({ text }) => filled(text, param)),
      ]);
      if (free.length === 0 || expected.some((text, i) => words[at + i]?.text !== text)) return undefined;
      at += expected.length;
      if (words[at]?.text === ',' && closes(words[at + 1])) at++;
      nodes.push(node);
      lengths.add(free.length);
    }
    return at === words.length ? new CodePattern(this.model, nodes, lengths) : undefined;
  }

  /** The code for the subject; undefined when it is not clear. */
  render(subject: Subject): string | undefined {
    let text = '';
    for (const node of this.nodes) {
      if ('slot' in node) {
        const written = node.slot.render(subject);
        if (written === undefined) return undefined;
        text += withoutComments(node.slot.word.gap) + written;
        continue;
      }
      const { element, gap, trailing, tuple } = node.run;
      const free = this.free(subject);
      // A list of one element for all says nothing of longer ones.
      const known = this.lengths.has(free.length) || [...this.lengths].some((length) => length > 1);
      if (free.length === 0 || !known) return undefined;
      const written = free.map((param, i) =>
        element
          .map((word, k) => (k === 0 ? (i === 0 ? word.gap : gap) : word.gap) + filled(word.text, param))
          .join(''),
      );
      text +=
        withoutComments(written.join(',')) +
        ((tuple ? free.length === 1 || (trailing && gap.includes('\n')) : trailing) ? ',' : '');
    }
    return text;
  }

  /** The names that the pattern binds to words of the function's name, as the model has them. */
  get slots(): readonly Slot[] {
    return this.nodes.flatMap((node) => ('slot' in node ? [node.slot] : []));
  }

  /** The parameters that stand nowhere but in the runs. */
  private free({ params }: Subject): string[] {
    const used = new Set<string | undefined>();
    for (const slot of this.slots) {
      for (const i of slot.params) {
        const name = this.model.params[i]!;
        used.add(
          params.includes(name) ? name : params.length === this.model.params.length ? params[i] : undefined,
        );
      }
    }
    return params.filter((param) => !used.has(param));
  }

  uses(subject: Subject): ReadonlySet<string> {
    const hasRun = this.nodes.some((node) => 'run' in node);
    const free = this.free(subject);
    return new Set(subject.params.filter((param) => hasRun || !free.includes(param)));
  }
}

function filled(text: string, param: string): string {
  return text.replaceAll('$', () => param);
}

function withoutComments(gap: string): string {
  return gap.includes('#') ? gap.replace(/[ \t]*#[^\n]*/gu, '').replace(/\n\s*\n/gu, '\n') : gap;
}

function closes(word: CodeWord | undefined): boolean {
  return word !== undefined && word.kind === TokenKind.Op && isCloseBracket(word.text.charCodeAt(0));
}

function opens(word: CodeWord | undefined): boolean {
  return word !== undefined && word.kind === TokenKind.Op && isOpenBracket(word.text.charCodeAt(0));
}

/** Whether a parenthesis behind the word calls it. */
function isCallee(word: CodeWord | undefined): boolean {
  if (!word) return false;
  if (word.kind === TokenKind.Name) return !isHardKeyword(keywordAt(word.text, 0, word.text.length));
  return closes(word);
}

/** The run that begins at a word: after a bracket or comma, like elements over the parameters in their order. */
function readRun(
  words: readonly CodeWord[],
  from: number,
  params: readonly string[],
): { run: Run; next: number } | undefined {
  if (!opens(words[from - 1]) && words[from - 1]?.text !== ',') return undefined;
  let element: readonly CodeWord[] | undefined;
  let gap = words[from]!.gap.includes('\n') ? words[from]!.gap : ' ';
  let last = -1;
  let count = 0;
  let next = from;
  for (let i = from; ;) {
    const end = elementEnd(words, i);
    const read = end === undefined || end === i ? undefined : readElement(words.slice(i, end), params);
    const like = read && (!element || sameTexts(element, read.words));
    if (!read || !like || read.param <= last) break;
    if (element && count === 1) gap = words[i]!.gap;
    element ??= read.words;
    last = read.param;
    count++;
    next = end!;
    if (words[next]?.text !== ',') break;
    i = next + 1;
  }
  if (!element) return undefined;
  const trailing = words[next]?.text === ',' && closes(words[next + 1]);
  const tuple =
    words[from - 1]?.text === '(' && !isCallee(words[from - 2]) && closes(words[trailing ? next + 1 : next]);
  return { run: { element, gap, tuple, trailing, count }, next: trailing ? next + 1 : next };
}

/** The comma or bracket that ends the element at `from`. */
function elementEnd(words: readonly CodeWord[], from: number): number | undefined {
  let depth = 0;
  for (let i = from; i < words.length; i++) {
    if (opens(words[i])) depth++;
    else if (closes(words[i])) {
      if (depth === 0) return i;
      depth--;
    } else if (depth === 0 && words[i]!.text === ',') return i;
  }
  return undefined;
}

/** The element with `$` for the one parameter in it. */
function readElement(
  words: readonly CodeWord[],
  params: readonly string[],
): { words: CodeWord[]; param: number } | undefined {
  let found: number | undefined;
  const out: CodeWord[] = [];
  for (const word of words) {
    if (word.text.includes('$')) return undefined;
    const content = word.kind === TokenKind.String ? /^(['"])(\w+)\1$/u.exec(word.text)?.[2] : word.text;
    const index = content === undefined || word.attribute ? -1 : params.indexOf(content);
    if (index >= 0 && found !== undefined && index !== found) return undefined;
    if (index >= 0) found = index;
    out.push(index >= 0 ? { ...word, text: word.text.replace(content!, '$') } : word);
  }
  return found === undefined ? undefined : { words: out, param: found };
}

function sameTexts(a: readonly CodeWord[], b: readonly CodeWord[]): boolean {
  return a.length === b.length && a.every(({ text }, i) => text === b[i]!.text);
}
