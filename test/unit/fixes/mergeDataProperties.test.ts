import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseJsonc } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';
import { mergeJsonFile, mergeYamlFile } from '../../../src/core/fixes/data/mergeDataFile.js';
import type { MergeInput, TextMerge } from '../../../src/core/fixes/Merger.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { assertEditsInOrder } from './assertEdits.js';
import { jsonText, randomMap, randomValue, yamlText, type Data } from './randomData.js';
import { untouched } from './untouched.js';

const files = new MemoryFiles({});

const isMap = (data: Data): data is { [key: string]: Data } =>
  data !== null && typeof data === 'object' && !Array.isArray(data);

const isSingle = (data: Data): boolean => data === null || typeof data !== 'object';

/** The rule of FIXES.md, said over plain values. */
function expected(target: Data, template: Data, replace: boolean): Data {
  if (isMap(target) && isMap(template)) {
    const result: [string, Data][] = Object.entries(target).map(([key, value]) => [
      key,
      Object.hasOwn(template, key) ? expected(value, template[key]!, replace) : value,
    ]);
    return Object.fromEntries([
      ...result,
      ...Object.entries(template).filter(([key]) => !Object.hasOwn(target, key)),
    ]);
  }
  if (isMap(target)) return target;
  if (replace) return template;
  if (Array.isArray(target) && Array.isArray(template) && [...target, ...template].every(isSingle))
    return [...target, ...new Set(template.filter((item) => !target.includes(item)))];
  return target;
}

async function checkMerge(
  merge: (input: MergeInput) => Promise<TextMerge>,
  input: Omit<MergeInput, 'path' | 'files'>,
  read: (text: string) => unknown,
  data: { target: Data; template: Data },
): Promise<'change' | 'nothing' | 'refused'> {
  const whole = { path: 'a', files, ...input };
  const merged = await merge(whole);
  const wanted = expected(data.target, data.template, input.replace);
  if (merged.kind === 'refused') return 'refused';
  if (merged.kind === 'nothing') {
    assert.deepEqual(data.target, wanted);
    return 'nothing';
  }
  assertEditsInOrder(merged.edits);
  const after = applyEdits(input.target, merged.edits);
  const [kept, found] = untouched(input.target, after, merged.edits);
  assert.equal(found, kept);
  assert.deepEqual(read(after.replace(/^\uFEFF/u, '')), wanted);
  if (input.target.includes('\r\n')) assert.ok(!/(?<!\r)\n/u.test(after), 'mixed line ends');
  const again = await merge({ ...whole, target: after });
  assert.equal(again.kind, 'nothing', JSON.stringify(again));
  return 'change';
}

const yamlPair = fc.tuple(randomMap, randomMap).chain(([target, template]) =>
  fc.record({
    target: fc.constant(target),
    template: fc.constant(template),
    targetText: yamlText(target),
    templateText: yamlText(template),
    replace: fc.boolean(),
  }),
);

// The reader of the test knows no `__proto__`.
const jsonPair = fc
  .tuple(randomMap, randomMap)
  .filter((pair) => !JSON.stringify(pair).includes('__proto__'))
  .chain(([target, template]) =>
    fc.record({
      target: fc.constant(target),
      template: fc.constant(template),
      targetText: jsonText(target),
      templateText: jsonText(template),
      replace: fc.boolean(),
    }),
  );

suite('merging data: properties', () => {
  test('YAML: the result holds what both say, touches nothing else and is done once', async () => {
    const counts = { change: 0, nothing: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(yamlPair, async ({ target, template, targetText, templateText, replace }) => {
        const input = { target: targetText, template: templateText, replace };
        counts[
          await checkMerge(mergeYamlFile, input, (text) => parseYaml(text) as unknown, { target, template })
        ]++;
      }),
      { numRuns: 1000 },
    );
    assert.ok(counts.change > 300 && counts.refused * 50 < counts.change, JSON.stringify(counts));
  });

  test('JSON: the result holds what both say, touches nothing else and is done once', async () => {
    const counts = { change: 0, nothing: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(jsonPair, async ({ target, template, targetText, templateText, replace }) => {
        const input = { target: targetText.text, template: templateText.text, replace };
        const read = (text: string): unknown =>
          targetText.loose
            ? (parseJsonc(text, [], { allowTrailingComma: true }) as unknown)
            : JSON.parse(text);
        counts[await checkMerge(mergeJsonFile, input, read, { target, template })]++;
      }),
      { numRuns: 1000 },
    );
    assert.ok(counts.change > 300 && counts.refused === 0, JSON.stringify(counts));
  });

  test('a text merged with itself has nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(randomMap.chain(yamlText), randomMap.chain(jsonText), async (yaml, json) => {
        const rest = { path: 'a', replace: true, files };
        const own = await mergeYamlFile({ ...rest, target: yaml, template: yaml });
        assert.equal(own.kind, 'nothing', JSON.stringify(own));
        const same = await mergeJsonFile({ ...rest, target: json.text, template: json.text });
        assert.equal(same.kind, 'nothing', JSON.stringify(same));
      }),
      { numRuns: 200 },
    );
  });

  test('any text is merged or refused, never thrown at', async () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '#',
      '"',
      "'",
      '|',
      '>',
      '&x ',
      '*x',
      '<<',
      '---\n',
      '!t ',
      '\t',
      '? ',
      '//',
      '/*',
      '*/',
      '1',
      '\r\n',
      '%',
      '\uFEFF',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
      randomValue.chain(yamlText),
    );
    await fc.assert(
      fc.asyncProperty(text, text, fc.boolean(), async (target, template, replace) => {
        for (const merge of [mergeYamlFile, mergeJsonFile]) {
          const merged = await merge({ path: 'a', files, target, template, replace });
          if (merged.kind !== 'change') continue;
          const after = applyEdits(target, merged.edits);
          const again = await merge({ path: 'a', files, target: after, template, replace });
          assert.equal(again.kind, 'nothing', JSON.stringify(again));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
