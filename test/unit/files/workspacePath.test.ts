import assert from 'node:assert/strict';
import fc from 'fast-check';
import { workspacePath } from '../../../src/core/files/workspacePath.js';

const cases: [written: string, path: string | undefined][] = [
  ['src/a.py', 'src/a.py'],
  ['./src//a.py', 'src/a.py'],
  ['src\\a.py', 'src/a.py'],
  ['src/x/../a.py', 'src/a.py'],
  ['../a.py', undefined],
  ['src/../../a.py', undefined],
  ['/etc/passwd', undefined],
  ['C:\\a.py', undefined],
  ['~/a.py', undefined],
  ['file:///a.py', undefined],
  ['\\\\server\\share', undefined],
  ['', undefined],
  ['.', undefined],
  ['a\0b', undefined],
];

suite('workspacePath', () => {
  for (const [written, path] of cases) {
    test(JSON.stringify(written), () => assert.equal(workspacePath(written), path));
  }

  test('what comes out never leaves the workspace', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '', '~', 'a', 'C:', '\\'), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = workspacePath(parts.join('/'));
        return (
          path === undefined ||
          (!path.startsWith('/') && !path.split('/').some((segment) => segment === '..' || segment === ''))
        );
      }),
    );
  });
});
