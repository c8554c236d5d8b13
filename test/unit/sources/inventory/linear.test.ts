import assert from 'node:assert/strict';
import { CountedReader } from '../report/countedReader.js';

const times = (n: number, item: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => item(i)).join(',\n');
const native = (i: number): string =>
  `{"id":"A-${i}","title":"Part ${i}","severity":"high","description":"${'It fails. '.repeat(20)}","checklist":[{"text":"x"},{"text":"y","done":true}],"fixOptions":[{"description":"z","effort":2}],"anchors":[{"kind":"file","path":"src/a${i}.py"},{"kind":"symbol","path":"src/a.py","name":"f"}]}`;
const found = (i: number): string =>
  `{"id":"A-${i}","name":"Part ${i}","severity":"HIGH","description":"${'It fails. '.repeat(20)}","affected_files":["src/a${i}.py","b.py:3"],"acceptance_criteria":["x","y"],"fix_options":[{"description":"z","effort":"2 days"}],"extra":{"a":[1,2]}}`;

/** Inventories by size: `n` is about the number of entries. JSON.parse itself, which V8 sees to, is not counted. */
const shapes: Record<string, (n: number) => string> = {
  'native defects': (n) => `{"version":1,"defects":[${times(n, native)}]}`,
  'native defects without a version': (n) => `{"defects":[${times(n, native)}]}`,
  'native defects with a wrong field each': (n) =>
    `{"version":1,"defects":[${times(n, (i) => native(i).replace('"high"', '"HIGH"'))}]}`,
  'found defects in a list': (n) => `{"issues":[${times(n, found)}]}`,
  'found defects by key': (n) => `{"p0_issues":{${times(n, (i) => `"part_${i}":${found(i)}`)}}}`,
  'found defects in a list at the top': (n) => `[${times(n, found)}]`,
  'groups in groups': (n) =>
    `{${times(n >> 3, (i) => `"group_${i}":{"issues":{"high":[${times(4, found)}],"low":[${times(4, found)}]}}`)}}`,
  'nested as deep as is read': (n) =>
    `[${times(n >> 5, () => `${'{"issues":['.repeat(32)}${found(1)}${']}'.repeat(32)}`)}]`,
  'defects in defects': (n) =>
    `[${times(n >> 3, (i) => `${`{"id":"A-${i}","status":"open","issues":[`.repeat(8)}${']}'.repeat(8)}`)}]`,
  'nested too deep': (n) => '['.repeat(n) + ']'.repeat(n),
  'one list of numbers': (n) => `{"issues":[${times(n, String)}]}`,
  'one map of many keys': (n) => `{"issues":{${times(n, (i) => `"key_${i}":${i}`)}}}`,
  'a defect of many keys': (n) =>
    `[{"id":"A","status":"open",${times(n, (i) => `"key_${i}":"src/a${i}.py"`)}}]`,
  'keys like numbers, not in order': (n) => `{"issues":{${times(n, (i) => `"${n - i}":${found(i)}`)}}}`,
  'the same key again and again': (n) => `{"issues":{${times(n, (i) => `"part":${found(i)}`)}}}`,
  'the same key twice, nested': (n) =>
    `[${times(n >> 4, () => `${'{"a":1,"issues":{"a":2,"a":'.repeat(8)}1${'}}'.repeat(8)}`)}]`,
  'one long string': (n) =>
    `{"issues":[{"id":"A","status":"open","description":"${'word '.repeat(n * 20)}"}]}`,
  escapes: (n) => `{"issues":[{"id":"A","status":"open","description":"${String.raw`\"\\\n`.repeat(n)}"}]}`,
  'blank lines': (n) => `{"issues":[${'\r\n'.repeat(n)}${found(1)}${' '.repeat(n)}]}`,
  comments: (n) => `{"issues":[${times(n, (i) => `// ${i}\n${found(i)}`)}]}`,
};

suite('JSON inventory reader: work grows with the text, not faster', function () {
  this.timeout(120_000);
  let reader: CountedReader | undefined;
  const work = (text: string): number => reader!.work(text, 'defects.json');
  suiteSetup(async function () {
    // There is one count in a process, and it is somebody else's then.
    if (process.env.NODE_V8_COVERAGE !== undefined) {
      console.log('      skipped: coverage is measured in this process');
      this.skip();
    }
    reader = await CountedReader.create();
  });
  suiteTeardown(() => reader?.dispose());

  for (const [name, make] of Object.entries(shapes)) {
    test(name, () => {
      // Once before, so that what is made on first use does not count.
      work(make(64));
      const [once, twice] = [work(make(640)), work(make(1280))];
      assert.ok(twice > 1.2 * once, 'the count sees the work');
      assert.ok(twice <= 2.3 * once, `${once} steps, then ${twice}: ${(twice / once).toFixed(2)} times`);
    });
  }

  for (const [name, item] of Object.entries({ native, found })) {
    test(`1,000 and 10,000 ${name} defects`, () => {
      const text = (n: number): string =>
        `{"version":${name === 'native' ? 1 : 2},"defects":[${times(n, item)}]}`;
      const [few, many] = [text(1000), text(10_000)];
      work(few);
      const [small, large] = [work(few) / few.length, work(many) / many.length];
      assert.ok(large <= 1.1 * small, `${small.toFixed(2)} steps a character, then ${large.toFixed(2)}`);
    });
  }
});
