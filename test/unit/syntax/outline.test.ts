import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { CodeFile } from '../../../src/core/evidence/CodeView.js';
import { syntaxSymbol } from '../../../src/core/evidence/symbols/syntaxSymbol.js';
import { findTests } from '../../../src/core/syntax/findTest.js';
import type { SyntaxOutline } from '../../../src/core/syntax/Outline.js';
import { outlineOf } from '../../../src/core/syntax/readOutline.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { root } from '../support/sharedReports.js';
import { installedParsers } from '../support/syntaxParsers.js';

/**
 * A fixture holds files, each begun by `=== path`, and what is to be found in each: after `--- cases` lines of `name | state |
 * what the line of the name holds` (of a stub its reason, of what is absent its container), after `--- tests` lines of `id |
 * what its line holds`, with nothing there when no test has that id.
 */
const folder = path.join(root, 'test/fixtures/syntax');
const parsers = installedParsers();

interface Part {
  path: string;
  code: string;
  cases: string[][];
  tests: string[][];
}

function readFixture(file: string): Part[] {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  return text
    .split(/^=== /mu)
    .slice(1)
    .map((part) => {
      const [head, ...lists] = part.split(/^--- /mu);
      const [name, ...code] = head!.split('\n');
      const rows = (kind: string): string[][] =>
        lists
          .filter((list) => list.startsWith(kind))
          .flatMap((list) => list.split('\n').slice(1))
          .filter((line) => line.trim() !== '')
          .map((line) => line.split(/ \|(?: |$)/u));
      return { path: name!, code: code.join('\n'), cases: rows('cases'), tests: rows('tests') };
    });
}

async function read(
  part: Part,
): Promise<{ outline: SyntaxOutline; file: CodeFile; lineAt: (at: number) => string }> {
  const { path: file, code } = part;
  const lines = new LineIndex(code);
  const outline = await outlineOf({ path: file, text: code }, parsers);
  assert.ok(outline, `${file} has no outline`);
  const lineAt = (at: number): string => {
    const { line } = lines.position(at);
    return code.slice(lines.lineStart(line), lines.lineEnd(line));
  };
  return { outline, file: { path: file, text: code, lines }, lineAt };
}

for (const fixture of fs.readdirSync(folder)) {
  suite(`syntax outline: ${fixture}`, () => {
    for (const part of readFixture(fixture)) {
      for (const [name, state, says = ''] of part.cases) {
        test(`${part.path}: ${name} is ${state}${says ? ` (${says})` : ''}`, async () => {
          const { outline, file, lineAt } = await read(part);
          const found = syntaxSymbol(outline, file, name!);
          assert.equal(found.state, state);
          if (state === 'stub') return assert.equal(found.stubReason, says);
          if (state === 'absent') return assert.equal(found.container?.name ?? '', says);
          assert.ok(found.at);
          assert.ok(lineAt(found.at.start).includes(says), lineAt(found.at.start));
        });
      }
      for (const [id, says = ''] of part.tests) {
        test(`${part.path}: the test ${id}${says ? '' : ' is not there'}`, async () => {
          const { outline, lineAt } = await read(part);
          const found = findTests(outline, id!).map(({ nameStart }) => lineAt(nameStart));
          assert.equal(found.length, says ? 1 : 0, found.join('\n'));
          if (says) assert.ok(found[0]!.includes(says), found[0]);
        });
      }
    }
  });
}
