import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planAppend } from '../../../src/core/fixes/plain/planAppend.js';
import { planInsertion } from '../../../src/core/fixes/plain/planInsertion.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { assertEditsInOrder } from './assertEdits.js';
import { untouched } from './untouched.js';

/** What comes out, or `= nothing`, or `! reason`. */
function appended(path: string, before: string, template: string): string {
  const plan = planAppend(path, before, template);
  if (plan.kind === 'nothing') return '= nothing';
  if (plan.kind === 'refused') return `! ${plan.reason}`;
  assertEditsInOrder(plan.edits);
  const after = applyEdits(before, plan.edits);
  const [kept, found] = untouched(before, after, plan.edits);
  assert.equal(found, kept);
  assert.equal(planAppend(path, after, template).kind, 'nothing');
  return after;
}

suite('planAppend', () => {
  const rows: [what: string, path: string, before: string, template: string, after: string][] = [
    ['one blank line between', 'a.sh', 'x=1\n', 'y=2\n', 'x=1\n\ny=2\n'],
    ['blank lines at the end', 'Makefile', 'a:\n\tb\n\n\n', 'c:\n\td\n', 'a:\n\tb\n\nc:\n\td\n'],
    ['no line end at the end', '.env', 'A=1', 'B=2', 'A=1\n\nB=2\n'],
    ['line ends of the file', 'a.sql', 'a;\r\nb;\r\n', 'c;\nd;\n', 'a;\r\nb;\r\n\r\nc;\r\nd;\r\n'],
    ['blank lines around the template', 'a.rs', 'a\n', '\n\n  b\n\n', 'a\n\n  b\n'],
    ['a blank file', 'a.rs', '\n\n', 'b', 'b\n'],
    ['a byte order mark', 'a.css', '\uFEFFa {}\n', 'b {}', '\uFEFFa {}\n\nb {}\n'],
    [
      'there already',
      'a.rs',
      'mod a {\n    fn b() {\n        1\n    }\n}\n',
      'fn b() {\n  1\n}',
      '= nothing',
    ],
    ['there in part only', 'a.sh', 'y=1\nz=2\n', 'y=1\nx=3', 'y=1\nz=2\n\ny=1\nx=3\n'],
    ['no word of a line', 'a.sh', 'xy=1\n', 'y=1', 'xy=1\n\ny=1\n'],
    ['the first line of a script', 'a.sh', '#!/bin/sh\na\n', '#!/bin/bash\nb\n', '#!/bin/sh\na\n\nb\n'],
    [
      'a new table of TOML',
      'a.toml',
      'x = 1\n[a]\ny = 1\n',
      '[b]\nz = 1',
      'x = 1\n[a]\ny = 1\n\n[b]\nz = 1\n',
    ],
    [
      'keys without a table',
      'a.toml',
      '[a]\ny = 1\n',
      'z = 1',
      '! At the end of the file its keys would fall into `[a]`.',
    ],
    ['keys in a file without tables', 'a.toml', 'y = 1\n', 'z = 1', 'y = 1\n\nz = 1\n'],
    [
      'a key that is there',
      'a.toml',
      'y = 1\n',
      'y = 2',
      '! With the template at its end the file would no longer be TOML.',
    ],
    ['a table that is there', 'a.toml', '[a]\ny = 1\n', '[a]\nz = 1', '! The file has `[a]` already.'],
    [
      'one more of an array of tables',
      'a.toml',
      '[[a]]\ny = 1\n',
      '[[a]]\ny = 2',
      '[[a]]\ny = 1\n\n[[a]]\ny = 2\n',
    ],
    [
      'a section of settings',
      'setup.cfg',
      '[a]\nb = 1\n',
      '# c\n[c]\nd = 1',
      '[a]\nb = 1\n\n# c\n[c]\nd = 1\n',
    ],
    [
      'behind an element',
      'a.xml',
      '<a/>\n',
      '<b/>',
      '! Nothing can follow at the end of such a file; the template is to be put in by hand.',
    ],
    [
      'imports at the end',
      'a.go',
      'package a\n',
      'import "b"\n',
      '! A package clause and imports cannot stand at the end of the file; the template is a file of its own.',
    ],
    ['no text', 'a.sh', 'a\n', '\n', '= nothing'],
  ];
  for (const [what, path, before, template, after] of rows)
    test(what, () => assert.equal(appended(path, before, template), after));

  test('any text is appended once', () => {
    const text = fc.array(fc.constantFrom('a', ' b', '\t', '', '#!x', '[a]', '\r', 'c = 1'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('a.sh', 'a.toml'),
        (a, b, end, path) => {
          appended(path, a.join(end), b.join('\n'));
        },
      ),
    );
  });
});

suite('planInsertion', () => {
  const rows: [what: string, text: string, code: string, after: string][] = [
    ['in place of a blank line', 'a {\n    |\n}\n', 'b {\n    c\n}\n', 'a {\n    b {\n        c\n    }\n}\n'],
    ['below a line', '  x|y\n', 'b\n', '  xy\n  b\n'],
    [
      'with the tabs of the file',
      'a {\n\tb|\n\tc {\n\t\td\n\t}\n}\n',
      'if {\n  e\n}',
      'a {\n\tb\n\tif {\n\t\te\n\t}\n\tc {\n\t\td\n\t}\n}\n',
    ],
    ['without its own indentation', '  x|\n', '    a\n\n      b\n', '  x\n  a\n\n    b\n'],
    ['with strings over lines as they are', '  x|\n', 'a = `\n b`\n', '  x\na = `\n b`\n'],
    ['in line ends of the file', 'a|\r\nb\r\n', 'c\nd\n', 'a\r\nc\r\nd\r\nb\r\n'],
    ['into an empty file', '|', 'a\n', 'a'],
    ['nothing', 'a|', '\n', 'a'],
  ];
  for (const [what, marked, code, after] of rows)
    test(what, () => {
      const text = marked.replace('|', '');
      const edits = planInsertion(text, marked.indexOf('|'), code);
      assert.equal(applyEdits(text, edits), after);
    });
});
