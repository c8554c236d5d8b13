import assert from 'node:assert/strict';
import { read } from './tell.js';

const fence = (info: string, ...lines: string[]): string => ['```' + info, ...lines, '```', ''].join('\n');

const cases: [name: string, text: string, templates: string[]][] = [
  ['a heading names the file', `### File: \`src/a.py\`\n\n${fence('python', 'x = 1')}`, ['python src/a.py']],
  ['a heading is the file', `### \`src/a.ts\`\n\n${fence('ts', 'let x = 1;')}`, ['ts src/a.ts']],
  ['a label names the file', `**File**: \`src/a.go\`\n\n${fence('go', 'package a')}`, ['go src/a.go']],
  ['a bold path', `**src/a.rs**\n\n${fence('rust', 'fn a() {}')}`, ['rust src/a.rs']],
  [
    'a sentence names the file',
    `Create \`tests/test_a.py\` with the following content:\n\n${fence('python', 'def test_a(): ...')}`,
    ['python tests/test_a.py'],
  ],
  [
    'the first comment names the file',
    fence('python', '# src/b.py', 'x = 1') + fence('js', '// Add to lib/b.js', 'x();'),
    ['python src/b.py', 'js lib/b.js'],
  ],
  [
    'the info string names the file',
    fence('ts title="src/c.ts"', 'a();') + fence('py:src/d.py', 'a()'),
    ['ts src/c.ts', 'py src/d.py'],
  ],
  [
    'under a list item',
    `1. Add to \`src/e.py\`:\n\n   \`\`\`python\n   y = 2\n   \`\`\`\n`,
    ['python src/e.py'],
  ],
  [
    'commands, outputs and examples are none',
    `Run it in \`src/a.py\`:\n\n${fence('bash', '# src/a.py', 'npm i')}\n\n${fence('', 'out: 1')}\n\nUsage:\n\n${fence('ts', 'import a from "a";')}`,
    [],
  ],
  [
    'in a finding, code that shows what is wrong is none, code that mends it is one',
    [
      '## Findings',
      '### [H-01] Pool is never closed',
      '**Severity**: High',
      '**File**: `src/pool.py`',
      fence('python', 'def open(): ...'),
      '**Description**:',
      fence('python', '# src/pool.py', 'pool = open()'),
      'The line in `src/pool.py` leaks:',
      fence('python', 'open()'),
      '**Recommendation**:',
      fence('python', '# src/pool.py', 'with open() as pool: ...'),
      '#### File: `src/pool_test.py`',
      fence('python', 'def test_pool(): ...'),
    ].join('\n\n'),
    ['python src/pool.py', 'python src/pool_test.py'],
  ],
  [
    'in a finding, a comment that says to change the file is enough',
    [
      '## Known issues',
      '### Slow start',
      '**Impact**: waits',
      fence('python', '# Add to src/a.py', 'x = 1'),
    ].join('\n\n'),
    ['python src/a.py'],
  ],
];

suite('templates', () => {
  for (const [name, text, templates] of cases)
    test(name, () =>
      assert.deepEqual(
        read(text).templates.map(({ language, targetPath }) => `${language} ${targetPath}`),
        templates,
      ),
    );
});
