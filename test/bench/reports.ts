import MarkdownIt from 'markdown-it';
import { readSource } from '../../src/core/sources/readSource.js';
import { ReportGenerator } from './generateReports.js';

const generator = new ReportGenerator();
const report = [generator.report(5_000_000)];
/** As many as a large repository has; every fourth is a report. */
const files = Array.from({ length: 1300 }, (_, i) =>
  i % 4 === 0 ? generator.report(10_000) : generator.document(10_000),
);

const markdown = new MarkdownIt();
const parse = (texts: readonly string[]): void => {
  for (const text of texts) markdown.parse(text, {});
};
let entries = 0;
const read = (texts: readonly string[]): void => {
  entries = 0;
  for (const [i, text] of texts.entries()) {
    const { defects, phases, criteria } = readSource(`docs/${i}.md`, { text, encoding: 'utf-8' });
    entries += defects.length + phases.length + criteria.length;
  }
};

/** Time of the processor, of which others take less than of the clock; by turns, so that both suffer alike. */
function measure(texts: readonly string[]) {
  let [ours, baseline] = [Infinity, Infinity];
  for (let run = 0; run < 5; run++) {
    baseline = Math.min(
      baseline,
      spent(() => parse(texts)),
    );
    ours = Math.min(
      ours,
      spent(() => read(texts)),
    );
  }
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  if (entries < 1000) throw new Error(`only ${entries} entries`);
  return { megabytes, ours, baseline, entries };
}

function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

const rows = [
  { what: 'one report', texts: report, bar: 4 },
  { what: '1,300 Markdown files', texts: files, bar: 3.5 },
].map(({ what, texts, bar }) => {
  const { megabytes, ours, baseline, entries: found } = measure(texts);
  return {
    work: `${what} (${megabytes.toFixed(1)} MB) read, ${found.toLocaleString('en')} entries`,
    baseline: "markdown-it's parse of the same",
    ratio: ours / baseline,
    bar,
    figures: `${ours.toFixed(0)} ms against ${baseline.toFixed(0)} ms, ${(ours / megabytes).toFixed(0)} ms/MB`,
  };
});
console.log(JSON.stringify(rows));
