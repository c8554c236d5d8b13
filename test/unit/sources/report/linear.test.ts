import assert from 'node:assert/strict';
import { CountedReader } from './countedReader.js';

const times = (n: number, line: (i: number) => string, between = '\n'): string =>
  Array.from({ length: n }, (_, i) => line(i)).join(between);

/** Shapes by size; `n` is about the number of lines, or of pieces in a line. */
const shapes: Record<string, (n: number) => string> = {
  'prose of one long line': (n) => `# T\n\n${'word '.repeat(n * 20)}`,
  'prose in paragraphs': (n) => `# Report\n\n${times(n, (i) => `Sentence ${i} of src/a/b${i}.py:1${i}.\n`)}`,
  'a table of issues': (n) =>
    `# Issues\n\n| Issue | Severity | Status |\n|---|---|---|\n${times(n, (i) => `| Part ${i} fails | HIGH | Open |`)}`,
  'a table of one column more than a row has': (n) =>
    `| ${'a | '.repeat(n)}\n|${'-|'.repeat(n)}\n${times(n, () => '| x |')}`,
  'a table of many columns': (n) => `|${'a|'.repeat(n)}\n|${'-|'.repeat(n)}\n|${'x|'.repeat(n)}`,
  'many tables': (n) => times(n, (i) => `## T${i}\n\n| Issue | Severity |\n|---|---|\n| A | High |\n`),
  'a table of severity counts under many findings': (n) =>
    `# Audit\n\n${times(n, (i) => `## [H-${i}] X\n\n**Severity**: High\n`)}\n\n## Sum\n\n| Severity | Count |\n|---|---|\n${times(n, (i) => `| High | ${i} |`)}`,
  'a list of known issues': (n) => `# Known issues\n\n${times(n, (i) => `- **Thing ${i} breaks** when x`)}`,
  'the same issue again and again': (n) => `# Known issues\n\n${times(n, () => '- **It breaks** when x')}`,
  'a list of plain bullets': (n) => `# Notes\n\n${times(n, (i) => `- bullet ${i}`)}`,
  'a list of check boxes': (n) => `# Done\n\n${times(n, (i) => `- [${i % 2 ? 'x' : ' '}] part ${i}`)}`,
  'a list of fields': (n) => `# Issues\n\n## A\n\n${times(n, (i) => `- **Impact**: bad ${i}`)}`,
  'fields that are headings': (n) =>
    `# Findings\n\n## A\n\n${times(n, (i) => `### ${['Severity', 'Impact', 'Fix'][i % 3]!}\n\nHigh\n`)}`,
  'code for a file that a heading names': (n) =>
    `# T\n\n## File: \`src/a.py\`\n\n${'text\n\n'.repeat(n)}${'```py\nx = 1\n```\n\n'.repeat(n)}`,
  'many short lists under bold words': (n) => `# Plan\n\n${times(n, (i) => `**Part ${i}**\n\n- a\n- b\n`)}`,
  'items nested as deep as can be': (n) => times(n, (i) => `${' '.repeat((i % 60) * 2)}- x ${i}`),
  'lists in one line': (n) => times(n, () => '- - - - - - - - x'),
  'a list in a list in a list of boxes': (n) => times(n, (i) => `${'  '.repeat(i % 6)}- [ ] x`),
  'quotes in quotes in one line': (n) => `${'>'.repeat(n)} x`,
  'quotes in quotes': (n) => times(n, (i) => `${'> '.repeat(1 + (i % 30))}- x`),
  'headings of one level': (n) => times(n, (i) => `# Heading ${i}\n`),
  'numbered sections with fields': (n) => times(n, (i) => `## ${i}. Section\n**Severity**: HIGH\n`),
  'numbered sections in parts': (n) => times(n, (i) => `## ${1 + (i >> 3)}.${i % 8} Section\n\ntext\n`),
  'headings up and down': (n) => times(n, (i) => `${'#'.repeat(1 + (i % 6))} Phase ${i % 900}: x\n- [ ] t\n`),
  phases: (n) => `# Roadmap\n\n${times(n, (i) => `## Phase ${i % 900}: Part\n\n- Do ${i}\n`)}`,
  'phases of the same name': (n) => `# Roadmap\n\n${times(n, () => '## Phase 1: Part\n\n- Do it\n')}`,
  'phases by week': (n) => `# Roadmap\n\n${times(n, (i) => `## Week ${i % 900}: Part\n\n- Do ${i}\n`)}`,
  'plans by week': (n) =>
    times(n, (i) => `# Roadmap ${i}\n\n- Week ${i % 900}: a\n  - x\n- Week ${(i % 900) + 1}: b\n  - y\n`),
  'headings of time without a roadmap': (n) => times(n, (i) => `## Week ${i % 900}\n\ntext\n`),
  'weeks of a plain block': (n) =>
    `# Roadmap\n\`\`\`\n${times(n, (i) => `Week ${i % 900}: thing\n├─ a`)}\n\`\`\`\n`,
  'a phase table': (n) =>
    `# Roadmap\n\n| Phase | Weeks | Tasks |\n|---|---|---|\n${times(n, (i) => `| ${i % 900} | ${i % 900} | a, b |`)}`,
  'ends of phases': (n) =>
    `# Roadmap\n\n## Phase 1: A\n\n- x\n\n${times(n, (i) => `### By end of Phase ${1 + (i % 9)}\n\n- ✅ y\n`)}`,
  'checklists under one heading of targets': (n) =>
    `# Success criteria\n\n${times(n, (i) => `## c${i}\n- ✅ x\n`)}`,
  'lists of goals in one phase': (n) =>
    `# Roadmap\n\n## Phase 1: A\n\n${times(n, (i) => `### Goals ${i}\n\n- x\n`)}`,
  templates: (n) => times(n, (i) => `## Fix\n\`\`\`py\n# src/a${i}.py\nx=1\n\`\`\`\n`),
  'code after prose in one section': (n) =>
    `# Code\n\n${'text\n\n'.repeat(n)}${'```py\nx = 1\n```\n\n'.repeat(n)}`,
  'bold heads': (n) => `# Findings\n\n${times(n, (i) => `**[H-${i}] X**\n\nSeverity: High\n\nImpact: y\n`)}`,
  'an open fence': (n) => `\`\`\`\n${'line of text: 10%\n'.repeat(n)}`,
  'open fences': (n) => times(n, () => '```\n~~~\n    ```'),
  'plain blocks of gaps': (n) =>
    `# Gaps\n\n\`\`\`\nGap breakdown:\n${times(n, (i) => `Part ${i}: 10% | 2 weeks`)}\n\`\`\`\n`,
  'a plain block of suites': (n) =>
    `# Tests\n\n\`\`\`\n${times(n, (i) => `Suite ${i} tests: ${i}/900`)}\n\`\`\`\n`,
  'lines of readiness': (n) => `# Readiness\n\n${times(n, (i) => `Production readiness: ${i % 100}%\n`)}`,
  'a scorecard': (n) => `| Category | Score |\n|---|---|\n${times(n, (i) => `| C${i} | ${i % 100}% |`)}`,
  'an HTML table': (n) => `<table>${'<tr><td>Issue</td><td>High</td></tr>'.repeat(n)}</table>`,
  'HTML tables in HTML tables': (n) => `${'<table><tr><td>'.repeat(n)}x`,
  'open tags': (n) => `<div>\n${'<td '.repeat(n)}`,
  'angle brackets': (n) => `# T\n\n- ${'<'.repeat(n)}`,
  'half comments': (n) => `# T\n\n- ${'<!-- '.repeat(n)}`,
  brackets: (n) => `# T\n\n- ${'['.repeat(n)}`,
  'half links': (n) => `# T\n\n- ${'[a]('.repeat(n)}`,
  'half references': (n) => times(n, (i) => `[a${i}]:\n`),
  'bold that does not end': (n) => `# T\n\n${'**a '.repeat(n)}`,
  underscores: (n) => `# T\n\n- ${'_a '.repeat(n)}`,
  'odd backticks': (n) => `- ${times(n, (i) => '`'.repeat(1 + (i % 7)), 'a')}`,
  colons: (n) => `- ${'a:'.repeat(n)}`,
  'labels in one line': (n) => `${'**A**: x | '.repeat(n)}`,
  pipes: (n) => `${'|'.repeat(n)}\n${'|-'.repeat(n)}|\n`,
  'spaces in a heading': (n) => `# ${' '.repeat(n)}x`,
  'dashes in a heading': (n) => `# x${' -'.repeat(n)}`,
  'rules of all kinds': (n) => times(n, (i) => (i % 2 ? '---\n' : 'a\n===\n')),
  'empty lines': (n) => `- a${'\n'.repeat(n)}`,
  'front matter that does not end': (n) => `---\n${times(n, (i) => `key${i}: value`)}`,
  'NUL bytes': (n) => times(n, () => '- \0a\0'),
  'lone carriage returns': (n) => times(n, (i) => `- item ${i}`, '\r'),
  mojibake: (n) => times(n, (i) => `- âœ… part ${i} â”€â”€`),
};

suite('Markdown reader: work grows with the text, not faster', function () {
  this.timeout(120_000);
  let reader: CountedReader | undefined;
  const work = (text: string): number => reader!.work(text);
  suiteSetup(async function () {
    // There is one count in a process, and it is somebody else's then.
    if (process.env.NODE_V8_COVERAGE !== undefined) {
      console.log('      skipped: coverage is measured in this process');
      this.skip();
    }
    reader = await CountedReader.create();
  });
  suiteTeardown(() => reader?.dispose());

  test('the count is the same each time, and grows with the text', () => {
    work('- a\n');
    const one = work('- a\n'.repeat(300));
    assert.equal(work('- a\n'.repeat(300)), one, 'the same work each time');
    assert.ok(work('- a\n'.repeat(600)) > 1.8 * one);
  });

  for (const [name, make] of Object.entries(shapes)) {
    test(name, () => {
      // Once before, so that what is made on first use does not count.
      work(make(20));
      const [once, twice] = [work(make(1000)), work(make(2000))];
      assert.ok(twice <= 2.3 * once, `${once} steps, then ${twice}: ${(twice / once).toFixed(2)} times`);
    });
  }
});
