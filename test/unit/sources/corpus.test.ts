import assert from 'node:assert/strict';
import { corpusDocuments, saysNothing } from './corpus/CorpusDocument.js';
import { readDocument } from './corpus/readDocument.js';
import { f1, factShare, fieldShare, line, share, total } from './corpus/scoreCorpus.js';
import { scoreDocument, type DocumentScore } from './corpus/scoreDocument.js';
import { withCrlf, withLf, withoutFinalNewline, withoutPlaces, withTabs } from './corpus/variants.js';

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

function atLeast(bar: number, value: number, what: string): void {
  console.log(`      ${what}: ${percent(value)}`);
  assert.ok(value >= bar, `${what}: ${percent(value)}, the bar is ${percent(bar)}`);
}

for (const folder of ['seen', 'kept']) {
  suite(`corpus of documents: ${folder}`, () => {
    const documents = corpusDocuments(folder);
    const telling = documents.filter((document) => !saysNothing(document));
    // What is off in the kept documents is told only when asked for: a reader made to fit them proves nothing.
    const told = folder !== 'kept' || process.env['DEFECT_LEDGER_CORPUS'] === 'kept';
    let scores: DocumentScore[] = [];
    let all: DocumentScore[] = [];

    suiteSetup(() => {
      all = documents.map(scoreDocument);
      scores = all.filter((score) => !saysNothing(score.document));
      for (const score of scores) if (score.remarks.length > 0) console.log(line(score, told));
    });

    test('no document raises an exception', () => {
      const raised = all.filter((score) => score.exception !== undefined);
      assert.deepEqual(
        raised.map((score) => score.document.name),
        [],
      );
    });

    test('defects', () => {
      atLeast(0.9, f1(total(all.map((score) => score.defects))), 'defects, F1');
    });

    test('severity, priority and status of the defects', () => {
      for (const field of ['severity', 'priority', 'status'] as const) {
        atLeast(0.9, fieldShare(scores, [field]), `${field} of matched defects`);
      }
    });

    test('kind, gap and written id of the defects', () => {
      atLeast(0.9, fieldShare(scores, ['kind', 'gapPercent', 'id']), 'kind, gap and id of matched defects');
    });

    test('phases with their tasks', () => {
      atLeast(0.95, f1(total(all.map((score) => score.phases))), 'phases with exact tasks, F1');
    });

    test('criteria', () => {
      atLeast(0.95, factShare(all, ['criteria']), 'documents with the right criteria');
    });

    test('readiness, suites and templates', () => {
      atLeast(
        0.9,
        factShare(scores, ['readiness', 'suites', 'scores', 'templates', 'problems']),
        'other figures',
      );
    });

    test('places in code', () => {
      atLeast(0.9, share(total(scores.map((score) => score.anchors))), 'anchors found');
    });

    for (const document of documents.filter(saysNothing)) {
      test(`${document.name} gives nothing`, () => {
        assert.deepEqual(scoreDocument(document).remarks, []);
      });
    }

    const same = (
      variant: (text: string) => string | undefined,
      atLeastChanged: number,
      has: (path: string) => boolean = () => true,
    ): void => {
      const different: string[] = [];
      let changed = 0;
      for (const { name, path, text } of documents.filter((document) => has(document.path))) {
        const plain = withLf(text);
        const other = variant(plain);
        if (other === undefined || other === plain) continue;
        changed++;
        const [a, b] = [plain, other].map((version) => withoutPlaces(readDocument(path, version)));
        try {
          assert.deepEqual(b, a);
        } catch (error) {
          different.push(`${name}: ${(error as Error).message.slice(0, 600)}`);
        }
      }
      assert.ok(changed >= atLeastChanged, `only ${changed} documents have this variant`);
      assert.equal(different.length, 0, different.join('\n'));
    };

    test('CRLF gives the same ledger', () => same(withCrlf, documents.length));
    test('tabs before nested items give the same ledger', () =>
      same(withTabs, 3, (path) => path.endsWith('.md')));
    test('no final newline gives the same ledger', () => same(withoutFinalNewline, telling.length));
  });
}
