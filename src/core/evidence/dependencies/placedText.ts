import type { ScalarNode, ValueNode } from '../../sources/valueTree.js';
import type { Dependency } from './Dependency.js';

/** A string of a file: what it says, and where it stands without its quotes. */
export interface PlacedText {
  value: string;
  start: number;
  end: number;
}

/** The string of a JSON or TOML value; undefined for what is no string. */
export function placedText(text: string, node: ValueNode | undefined): PlacedText | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  return { value: node.value, ...withoutQuotes(text, node) };
}

function withoutQuotes(text: string, { start, end }: ScalarNode): { start: number; end: number } {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return { start, end };
  const width = end - start >= 6 && text.startsWith(quote.repeat(3), start) ? 3 : 1;
  const closed = end - start >= 2 * width && text[end - 1] === quote;
  return { start: start + width, end: closed ? end - width : end };
}

type Rest = Pick<Dependency, 'kind' | 'group' | 'governs' | 'overruled'>;

/** A dependency whose specifier is a string of its own. Where that is empty, the place is the name's. */
export function declared(
  text: string,
  name: PlacedText,
  specifier: PlacedText | undefined,
  rest: Rest,
): Dependency {
  if (!specifier || specifier.start === specifier.end)
    return { name: name.value, specifier: '', start: name.start, end: name.end, ...rest };
  const { value, start, end } = specifier;
  const written = text.slice(start, end);
  return {
    name: name.value,
    specifier: written,
    start,
    end,
    ...rest,
    ...(written === value ? {} : { resolved: value }),
  };
}
