import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';

export type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

const key = fc.constantFrom(
  'a',
  'b',
  'c',
  'on',
  'x-y',
  'key with blank',
  '1',
  'true',
  '#h',
  'k:v',
  '__proto__',
);
const scalar: fc.Arbitrary<Data> = fc.oneof(
  fc.constantFrom<Data>(
    null,
    true,
    false,
    0,
    1,
    2.5,
    '',
    'x',
    'yes',
    '1',
    'a: b',
    '# no',
    '- d',
    '{',
    'a, b',
    "it's",
    '"q"',
  ),
  fc.constantFrom<Data>(
    'two\nlines\n',
    'two\nlines',
    '  led\nby blanks\n',
    'kept\n\n',
    'long '.repeat(30),
    'tab\there',
    'é€😀',
  ),
);

const { value, map } = fc.letrec<{ value: Data; map: { [key: string]: Data } }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(scalar, { maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
}));

export const randomMap = map;
export const randomValue = value;

const lineEnd = fc.constantFrom('\n', '\n', '\r\n');

/** The data as YAML in one of many styles, with comments between the lines. */
export const yamlText = (data: Data): fc.Arbitrary<string> =>
  fc
    .record({
      indent: fc.constantFrom(2, 2, 4, 3),
      indentSeq: fc.boolean(),
      collectionStyle: fc.constantFrom<'any' | 'block' | 'flow'>('any', 'block', 'block', 'flow'),
      singleQuote: fc.boolean(),
      lineWidth: fc.constantFrom(0, 80),
      flowCollectionPadding: fc.boolean(),
      comments: fc.boolean(),
      end: lineEnd,
      final: fc.boolean(),
      bom: fc.boolean(),
    })
    .map(({ end, final, bom, comments, ...options }) => {
      let text = stringify(data, options);
      if (comments) text = `# first\n${text}# last\n`;
      if (!final && !/[|>]/u.test(text)) text = text.replace(/\n$/u, '');
      return (bom ? '\uFEFF' : '') + text.replaceAll('\n', end);
    })
    // The library does not always write what it can read.
    .filter((text) => saysAgain(text, data));

function saysAgain(text: string, data: Data): boolean {
  try {
    return isDeepStrictEqual(parse(text.replace(/^\uFEFF/u, '')), data);
  } catch {
    return false;
  }
}

/** The data as JSON in one of many styles; `loose`: with comments and trailing commas. */
export const jsonText = (data: Data): fc.Arbitrary<{ text: string; loose: boolean }> =>
  fc
    .record({
      indent: fc.constantFrom<string | number>(2, 4, '\t', 0),
      loose: fc.boolean(),
      end: lineEnd,
      final: fc.boolean(),
      bom: fc.boolean(),
      spaced: fc.boolean(),
    })
    .map(({ indent, loose, end, final, bom, spaced }) => {
      let text = JSON.stringify(data, null, indent);
      if (indent !== 0 && loose) {
        text = text.replace(/(?<=[\w"\]}])\n/gu, ', // why\n').replace(/^\/\/ top\n/u, '');
        text = `// top\n${text}`;
      }
      if (indent === 0 && spaced && !/[:,]./u.test(JSON.stringify(strings(data))))
        text = text.replace(/([:,])/gu, '$1 ');
      return { text: (bom ? '\uFEFF' : '') + (text + (final ? '\n' : '')).replaceAll('\n', end), loose };
    });

function strings(data: Data): string[] {
  if (typeof data === 'string') return [data];
  if (Array.isArray(data)) return data.flatMap(strings);
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([name, each]) => [name, ...strings(each)]);
}
