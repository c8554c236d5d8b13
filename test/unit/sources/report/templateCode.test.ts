import assert from 'node:assert/strict';
import { read } from './tell.js';

/** The code of the one template that the block is, behind a heading or label where there is one. */
function codeOf(language: string, lines: readonly string[], before = ''): string {
  const { templates } = read(`${before}\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\n`);
  assert.equal(templates.length, 1, JSON.stringify(lines));
  return templates[0]!.code.replace(/\n$/u, '');
}

const cases: [name: string, language: string, lines: string[], code: string[]][] = [
  ['hash', 'python', ['# File: src/a.py', 'x = 1'], ['x = 1']],
  ['hash with words', 'python', ['# Required implementation in src/a.py', 'x = 1'], ['x = 1']],
  ['hash with an aside', 'python', ['# src/a.py (new)', 'x = 1'], ['x = 1']],
  ['a blank line below it goes too', 'python', ['# src/a.py', '', '', 'x = 1'], ['x = 1']],
  ['a blank line above it goes too', 'python', ['', '# src/a.py', '', 'x = 1'], ['x = 1']],
  ['slashes', 'ts', ['// src/a.ts', '', 'a();'], ['a();']],
  ['slashes with words', 'js', ['// Add to lib/a.js', 'a();'], ['a();']],
  ['a block comment', 'css', ['/* src/a.css */', 'a { top: 0 }'], ['a { top: 0 }']],
  ['a comment of SQL', 'sql', ['-- db/a.sql', 'select 1;'], ['select 1;']],
  ['a comment of INI', 'ini', ['; conf/a.ini', '[a]'], ['[a]']],
  ['a comment of HTML', 'html', ['<!-- web/a.html -->', '<p>a</p>'], ['<p>a</p>']],
  ['a comment of ML', 'ocaml', ['(* src/a.ml *)', 'let a = 1'], ['let a = 1']],
  ['a docstring', 'python', ['"""src/a.py"""', 'x = 1'], ['x = 1']],
  ['a docstring in single quotes', 'python', ["'''src/a.py'''", 'x = 1'], ['x = 1']],
  [
    'of a longer docstring only the path',
    'python',
    ['"""src/a.py', '', 'Counts.', '"""', 'x = 1'],
    ['"""Counts.', '"""', 'x = 1'],
  ],
  ['of a docstring over two lines nothing is left', 'python', ['"""src/a.py', '"""', '', 'x = 1'], ['x = 1']],
  [
    'of a longer block comment only the path',
    'js',
    ['/* src/a.js', ' * Counts.', ' */', 'a();'],
    ['/*', ' * Counts.', ' */', 'a();'],
  ],
  [
    'below a shebang',
    'python',
    ['#!/usr/bin/env python3', '# src/a.py', 'x = 1'],
    ['#!/usr/bin/env python3', 'x = 1'],
  ],
  [
    'below an encoding line',
    'python',
    ['# -*- coding: utf-8 -*-', '# src/a.py', 'x = 1'],
    ['# -*- coding: utf-8 -*-', 'x = 1'],
  ],
  [
    'below a shebang and an encoding line, with blank lines around',
    'python',
    ['#!/usr/bin/env python3', '# coding: latin-1', '', '# src/a.py', '', 'x = 1'],
    ['#!/usr/bin/env python3', '# coding: latin-1', '', 'x = 1'],
  ],
  ["below 'use strict'", 'js', ["'use strict';", '// src/a.js', 'a();'], ["'use strict';", 'a();']],
  [
    'below a directive',
    'tsx',
    ['"use client"', '', '// src/a.tsx', '', 'a();'],
    ['"use client"', '', 'a();'],
  ],
  ['below the mark of PHP', 'php', ['<?php', '// src/a.php', 'a();'], ['<?php', 'a();']],
  ['a file without an ending', 'dockerfile', ['# docker/Dockerfile', 'FROM a'], ['FROM a']],
  ['in line ends of Windows', 'python', ['# src/a.py\r', '\r', 'x = 1\r', 'y = 2'], ['x = 1', 'y = 2']],
  ['further comments stay', 'python', ['# src/a.py', '# Counts.', 'x = 1'], ['# Counts.', 'x = 1']],
];

suite('the code of a template', () => {
  for (const [name, language, lines, code] of cases)
    test(`is without the comment that names the file: ${name}`, () =>
      assert.equal(codeOf(language, lines).replaceAll('\r', ''), code.join('\n')));

  test('is all of the block when a heading or a sentence names the file', () => {
    for (const before of ['### File: `src/a.py`\n\n', 'Create `src/a.py`:\n\n', '**File**: `src/a.py`\n\n'])
      assert.equal(codeOf('python', ['# Counts.', '', 'x = 1'], before), '# Counts.\n\nx = 1');
  });

  test('is without the comment also when a heading names the file as well', () =>
    assert.equal(codeOf('python', ['# src/a.py', '', 'x = 1'], '### File: `src/a.py`\n\n'), 'x = 1'));

  test('in a list keeps its lines', () => {
    const { templates } = read(
      '1. Do it:\n\n   ```python\n   # src/a.py\n   def a():\n       return 1\n   ```\n',
    );
    assert.deepEqual(
      templates.map(({ code }) => code),
      ['def a():\n    return 1\n'],
    );
  });
});
