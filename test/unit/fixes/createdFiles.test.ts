import assert from 'node:assert/strict';
import { createdFiles } from '../../../src/core/fixes/createdFiles.js';
import { matchesSection } from '../../../src/core/fixes/editorconfig/matchesSection.js';
import { editorConfigFor } from '../../../src/core/fixes/editorconfig/editorConfigFor.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

suite('editorconfig: sections', () => {
  const rows: [section: string, is: string, isNot: string][] = [
    ['*', 'a a/b.c .x', ''],
    ['*.py', 'a.py b/c/d.py', 'a.pyi py'],
    ['/*.py', 'a.py', 'b/a.py'],
    ['src/*.py', 'src/a.py', 'src/b/a.py x/src/a.py'],
    ['src/**.py', 'src/a.py src/b/a.py', 'a.py'],
    ['src/**', 'src/a src/b/c', 'src'],
    ['**/x/*.md', 'a/x/b.md a/b/x/c.md', 'a/y/b.md'],
    ['*.{js,ts}', 'a.js b/a.ts', 'a.jsx a.{js,ts}'],
    ['{a,b/{c,d}}.x', 'a.x b/c.x b/d.x', 'b.x c.x'],
    ['{package.json,*.yml}', 'package.json x/package.json a.yml', 'package.js'],
    ['v{1..3}.txt', 'v1.txt v3.txt', 'v0.txt v4.txt v.txt v01.txt v12.txt'],
    ['n{-2..2}', 'n-2 n0', 'n-3 n3'],
    ['[abc].txt', 'a.txt d/c.txt', 'd.txt ab.txt'],
    ['[a-c1].x', 'b.x 1.x', 'd.x -.x'],
    ['[!a-c].x', 'd.x', 'a.x'],
    ['a?c', 'abc x/abc', 'ac a/c'],
    ['{single}.b', '{single}.b', 'single.b'],
    ['a\\*b', 'a*b', 'axb'],
    ['{a', '{a', 'a'],
    ['[a', '[a', 'a'],
    ['Makefile', 'Makefile x/Makefile', 'Makefile.am'],
  ];
  for (const [section, is, isNot] of rows)
    test(section, () => {
      for (const path of is.split(' ')) assert.equal(matchesSection(section, path), true, path);
      for (const path of isNot.split(' '))
        if (path !== '') assert.equal(matchesSection(section, path), false, path);
    });

  test('no pattern takes long', () => {
    const path = 'a'.repeat(400);
    assert.equal(matchesSection(`${'*a'.repeat(200)}b`, path), false);
    assert.equal(matchesSection(`${'{a,aa,*}'.repeat(60)}b`, path), false);
    assert.equal(matchesSection('{a,'.repeat(200), path), false);
    assert.equal(matchesSection(`${'{'.repeat(200)}a${'}'.repeat(200)}`, path), false);
  });
});

suite('editorconfig: settings', () => {
  const read = (files: Record<string, string>, path: string): Promise<unknown> =>
    editorConfigFor(path, new MemoryFiles(files));

  test('the nearest and the last win, up to the root', async () => {
    const files = {
      '.editorconfig': '; top\n[*]\nend_of_line = crlf\nindent_size = 8\ncharset = latin1\n',
      'a/.editorconfig':
        'root = TRUE\n[*]\nIndent_Style = Space\nindent_size = 4 # four\n[*.py]\nindent_size=2\ninsert_final_newline = false\n',
      'a/b/.editorconfig': '[*.ts]\nindent_style = tab\n[sub/*.py]\nindent_size = unset\n',
    };
    assert.deepEqual(await read(files, 'x.py'), {
      lineEnd: '\r\n',
      indent: ' '.repeat(8),
      charset: 'latin1',
    });
    assert.deepEqual(await read(files, 'a/x.md'), { indent: '    ' });
    assert.deepEqual(await read(files, 'a/b/x.py'), { indent: '  ', finalNewline: false });
    assert.deepEqual(await read(files, 'a/b/x.ts'), { indent: '\t' });
    assert.deepEqual(await read(files, 'a/b/sub/x.py'), { finalNewline: false });
  });

  test('a tab is a tab, whatever its width', async () => {
    assert.deepEqual(await read({ '.editorconfig': '[*]\nindent_size=tab\ntab_width=4' }, 'a'), {
      indent: '\t',
    });
    assert.deepEqual(await read({ '.editorconfig': '[*]\nindent_style=space\ntab_width=3' }, 'a'), {
      indent: '   ',
    });
    assert.deepEqual(
      await read({ '.editorconfig': '\uFEFF[*\n]\n=\nindent_size=x\nend_of_line=cr' }, 'a'),
      {},
    );
  });
});

suite('created files', () => {
  const created = async (
    files: Record<string, string>,
    path: string,
    code: string,
  ): Promise<[string, string[]]> => {
    const { files: fixes, notes } = await createdFiles(path, code, new MemoryFiles(files));
    return [fixes[fixes.length - 1]!.after, notes];
  };
  const python = 'def f(x):\n    s = """a\n    b\n"""\n    return g(x,\n             s)';

  const rows: [
    what: string,
    files: Record<string, string>,
    path: string,
    code: string,
    after: string,
    notes?: string[],
  ][] = [
    [
      'Python by tabs, its strings as they are',
      { '.editorconfig': '[*.py]\nindent_style=tab' },
      'a.py',
      python,
      'def f(x):\n\ts = """a\n    b\n"""\n\treturn g(x,\n\t         s)\n',
    ],
    [
      'Python as its neighbours',
      { 'p/b.py': 'if x:\n  y\n' },
      'p/a.py',
      python,
      'def f(x):\n  s = """a\n    b\n"""\n  return g(x,\n           s)\n',
    ],
    [
      'Python that does not parse',
      { '.editorconfig': '[*]\nindent_size=2' },
      'a.py',
      'def f(:\n    x',
      'def f(:\n    x\n',
    ],
    [
      'TypeScript by its neighbours',
      { 'b.ts': 'a {\n\tb {\n\t\tc\n\t}\n}\n' },
      'a.ts',
      'x {\n  /**\n   * d\n   */\n  y {\n    z\n  }\n}',
      'x {\n\t/**\n\t * d\n\t */\n\ty {\n\t\tz\n\t}\n}\n',
    ],
    [
      'the settings before the neighbours',
      { 'b.ts': 'a {\n\tb\n\tc\n}\r\n', '.editorconfig': '[*.ts]\nindent_size=4\nend_of_line=lf' },
      'a.ts',
      'x {\n  y\n}',
      'x {\n    y\n}\n',
    ],
    [
      'template literals as they are',
      { '.editorconfig': '[*]\nindent_size=4' },
      'a.ts',
      'x {\n  y = `\n  z`\n}',
      'x {\n  y = `\n  z`\n}\n',
    ],
    ['YAML as it is', { '.editorconfig': '[*]\nindent_style=tab' }, 'a.yaml', 'a:\n  b: 1', 'a:\n  b: 1\n'],
    ['a Makefile as it is', { '.editorconfig': '[*]\nindent_size=4' }, 'Makefile', 'a:\n\tb', 'a:\n\tb\n'],
    [
      'line ends of the settings',
      { '.editorconfig': '[*]\nend_of_line=crlf', 'b.md': 'x\ny\n' },
      'a.md',
      'a\nb',
      'a\r\nb\r\n',
    ],
    [
      'a final line end all the same',
      { '.editorconfig': '[*]\ninsert_final_newline=false' },
      'a.md',
      'a',
      'a\n',
      ['It ends with a line end, though `.editorconfig` asks for none.'],
    ],
    ['a byte order mark', { '.editorconfig': '[*]\ncharset=utf-8-bom' }, 'a.md', 'é', '\uFEFFé\n'],
    [
      'an encoding that is not followed',
      { '.editorconfig': '[*]\ncharset=latin1' },
      'a.md',
      'é',
      'é\n',
      ['It is written as UTF-8, though `.editorconfig` asks for latin1.'],
    ],
  ];
  for (const [what, files, path, code, after, notes = []] of rows)
    test(what, async () => assert.deepEqual(await created(files, path, code), [after, notes]));
});
