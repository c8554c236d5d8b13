import { TokenKind } from '../../../python/tokenKinds.js';
import type { CodeWord } from './CodeWord.js';
import { wordRewrites } from './nameForms.js';
import type { Subject } from './Sibling.js';

/** What a word would be for another function; undefined where it would be none. */
type Render = (subject: Subject) => string | undefined;

/** A word of a pattern, with all explanations of it that are left. */
export class Slot {
  constructor(
    /** As the model has it. */
    readonly word: CodeWord,
    /** The likelier ones first. */
    private readonly renders: readonly Render[],
    /** Indexes of the model's parameters that it names. */
    readonly params: readonly number[],
    /** It has words of the function's name. */
    readonly named: boolean,
  ) {}

  fit({ text, depth, kind }: CodeWord, subject: Subject): Slot | undefined {
    if (depth !== this.word.depth || kind !== this.word.kind) return undefined;
    const renders = this.renders.filter((render) => render(subject) === text);
    return renders.length > 0 ? new Slot(this.word, renders, this.params, this.named) : undefined;
  }

  /** Undefined where the explanations do not agree, unless they differ in the form of the words alone. */
  render(subject: Subject): string | undefined {
    const all = new Set(this.renders.map((render) => render(subject)));
    all.delete(undefined);
    const texts = [...all] as string[];
    if (texts.length < 2 || this.params.length > 0) return texts.length === 1 ? texts[0] : undefined;
    // The text around the words says which form is meant; by itself, a name is written as names are.
    const [separator] = /[_ \-./](?=\w)/u.exec(this.word.text) ?? ['_'];
    return texts.find((text) => text.includes(separator)) ?? texts[0];
  }
}

const NAME = /^[^\W\d]\w*$/u;

export function slotOf(word: CodeWord, model: Subject): Slot {
  const { text, kind } = word;
  const literal: Render = () => text;
  if (kind !== TokenKind.Name && kind !== TokenKind.String) return new Slot(word, [literal], [], false);
  const params = word.attribute || word.keyword ? [] : paramsIn(word, model.params);
  const named = kind === TokenKind.Name && params.length > 0 ? [] : wordRewrites(text, model.stem);
  const renders = [
    ...named.map((rewrite): Render => ({ stem }) => {
      const written = rewrite(stem);
      return kind !== TokenKind.Name || (written !== undefined && NAME.test(written)) ? written : undefined;
    }),
    literal,
  ];
  if (params.length === 0) return new Slot(word, renders, [], named.length > 0);
  const withParams = [fromStart, fromEnd].flatMap((nth) =>
    renders.map((render): Render => (subject) => {
      const written = render(subject);
      return written === undefined ? undefined : renamed(word, written, params, model, subject, nth);
    }),
  );
  return new Slot(word, withParams, params, named.length > 0);
}

type Nth = (params: readonly string[], i: number, of: number) => string | undefined;
const fromStart: Nth = (params, i) => params[i];
const fromEnd: Nth = (params, i, of) => params[params.length - (of - i)];

/** Which parameters of the model the word names: by itself, as the whole of a string, or in the fields of an f-string. */
function paramsIn({ text, kind }: CodeWord, params: readonly string[]): number[] {
  const all = params.map((_, i) => i);
  if (kind === TokenKind.Name) return all.filter((i) => params[i] === text);
  if (isFormatted(text))
    return all.filter((i) => fields(text).some((field) => wordPattern(params[i]!).test(field)));
  const content = /^[a-z]*(['"])(\w+)\1$/iu.exec(text)?.[2];
  return all.filter((i) => params[i] === content);
}

function renamed(
  { kind }: CodeWord,
  text: string,
  which: readonly number[],
  model: Subject,
  { params }: Subject,
  nth: Nth,
): string | undefined {
  const names = new Map<string, string>();
  for (const i of which) {
    const old = model.params[i]!;
    const name = params.includes(old) ? old : nth(params, i, model.params.length);
    if (name === undefined) return undefined;
    names.set(old, name);
  }
  const all = new RegExp(`(?<![\\w.])(?:${[...names.keys()].join('|')})(?!\\w)`, 'gu');
  const replace = (part: string): string => part.replace(all, (name) => names.get(name)!);
  return kind === TokenKind.String && isFormatted(text) ? text.replace(FIELD, replace) : replace(text);
}

const FIELD = /\{[^{}]*\}/gu;

function isFormatted(text: string): boolean {
  return /^[a-z]*f[a-z]*['"]/iu.test(text);
}

function fields(text: string): string[] {
  return text.match(FIELD) ?? [];
}

function wordPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'u');
}
