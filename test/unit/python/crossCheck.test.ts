import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { moduleBindings } from '../../../src/core/python/bindings.js';
import {
  parsePython,
  type PythonModule,
  type PythonStatement,
} from '../../../src/core/python/parsePython.js';
import { TokenKind } from '../../../src/core/python/tokenKinds.js';

/** What Python itself says of one file; offsets are UTF-16 code units. */
interface Truth {
  path: string;
  tokens: number[];
  names: string[];
  deleted: string[];
  imports: { start: number; end: number; level: number; module: string; names: [string, string | null][] }[];
  definitions: { start: number; headerStart: number; end: number; name: string }[];
  simple: [number, number][];
}

const SCRIPT = String.raw`
import ast, io, json, os, re, symtable, sys, sysconfig, token, tokenize, warnings
warnings.simplefilter('ignore')
root = sysconfig.get_paths()['stdlib']
limit = int(sys.argv[1])
every = sorted(f for f in os.listdir(root) if f.endswith('.py'))
if limit > len(every):
    every = [os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(root) for f in fs if f.endswith('.py') and 'bad' not in f and 'unicode_id' not in f and 'site-packages' not in d]
special = ['test/test_grammar.py', 'test/test_fstring.py', 'test/test_patma.py', 'test/test_named_expressions.py', 'test/test_decorators.py', 'test/test_unpack_ex.py']
step = max(1, len(every) // limit)
for name in every[::step] + special:
    path = os.path.join(root, name)
    try:
        with open(path, encoding='utf-8', newline='') as f: text = f.read()
        tree = ast.parse(text.encode()); top = symtable.symtable(text.encode(), path, 'exec')
    except Exception: continue
    if '\x00' in text: continue
    lines = re.split(r'(?<=\n)|(?<=\r)(?!\n)', text)
    starts = [0]
    for line in lines: starts.append(starts[-1] + len(line.encode('utf-16-le')) // 2)
    def at(line, column): return starts[line - 1] + len(lines[line - 1].encode()[:column].decode().encode('utf-16-le')) // 2
    def chars(line, column): return starts[line - 1] + len(lines[line - 1][:column].encode('utf-16-le')) // 2
    def span(n): return [at(n.lineno, n.col_offset), at(n.end_lineno, n.end_col_offset)]
    tokens, depth = [], 0
    try:
        for t in tokenize.generate_tokens(io.StringIO(text, newline='').readline):
            kind = token.tok_name[t.type]
            if kind in ('FSTRING_START', 'TSTRING_START'):
                if depth == 0: begin = chars(*t.start)
                depth += 1
            elif kind in ('FSTRING_END', 'TSTRING_END'):
                depth -= 1
                if depth == 0: tokens += [begin, chars(*t.end)]
            elif depth == 0 and kind in ('NAME', 'NUMBER', 'STRING', 'OP'): tokens += [chars(*t.start), chars(*t.end)]
    except Exception: tokens = []
    names = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported() or s.is_annotated() or s.is_namespace()}
    def walk(table):
        for child in table.get_children():
            if child.get_type() == 'function':
                names.update(s.get_name() for s in child.get_symbols() if s.is_declared_global() and (s.is_assigned() or s.is_imported() or s.is_namespace()))
            walk(child)
    walk(top)
    deleted = [t.id for n in tree.body if isinstance(n, ast.Delete) for t in n.targets if isinstance(t, ast.Name)]
    imports, definitions, simple = [], [], []
    for n in ast.walk(tree):
        if isinstance(n, ast.Import):
            for a in n.names: imports.append({'start': span(n)[0], 'end': span(n)[1], 'level': 0, 'module': a.name, 'names': [[a.name, a.asname]]})
        elif isinstance(n, ast.ImportFrom):
            imports.append({'start': span(n)[0], 'end': span(n)[1], 'level': n.level, 'module': n.module or '', 'names': [[a.name, a.asname] for a in n.names if a.name != '*']})
        elif isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            header, end = span(n)
            first = span(n.decorator_list[0])[0] if n.decorator_list else header
            definitions.append({'start': first, 'headerStart': header, 'end': end, 'name': n.name})
        if isinstance(n, ast.stmt) and not hasattr(n, 'body') and not isinstance(n, ast.Match): simple.append(span(n))
    print(json.dumps({'path': path, 'tokens': tokens, 'names': sorted(names), 'deleted': deleted, 'imports': imports, 'definitions': definitions, 'simple': sorted(simple)}))
`;

function flatten(statements: readonly PythonStatement[]): PythonStatement[] {
  return statements.flatMap((statement) => [statement, ...flatten(statement.body)]);
}

function tokenRanges({ tokens }: PythonModule): number[] {
  const ranges: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] !== TokenKind.Newline) ranges.push(tokens.starts[i]!, tokens.ends[i]!);
  }
  return ranges;
}

suite('python: agreement with Python itself', () => {
  test('tokens, statements, imports and bindings of standard library files', function () {
    this.timeout(120_000);
    const sample = process.env['PYTHON_SAMPLE'] ?? '24';
    const run = spawnSync('python3', ['-c', SCRIPT, sample], { encoding: 'utf8', maxBuffer: 1 << 30 });
    if (run.error || run.status !== 0) {
      console.log(
        `      skipped: no usable python3 (${run.error?.message ?? run.stderr.trim().split('\n').at(-1)})`,
      );
      this.skip();
    }
    const truths = run.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Truth);
    assert.ok(truths.length > 20);
    const failures: string[] = [];
    for (const truth of truths) {
      try {
        check(truth);
      } catch (error) {
        failures.push(`${truth.path}: ${(error as Error).message.slice(0, 600)}`);
      }
    }
    assert.deepEqual(failures, []);
  });
});

function check(truth: Truth): void {
  const module = parsePython(fs.readFileSync(truth.path, 'utf8'));
  assert.deepEqual(module.errors, [], 'errors');
  if (truth.tokens.length > 0) {
    const ranges = tokenRanges(module);
    const differs = truth.tokens.findIndex((offset, i) => offset !== ranges[i]);
    assert.equal(
      differs,
      -1,
      `token at ${truth.tokens[differs]}: ${module.text.slice(truth.tokens[differs], truth.tokens[differs]! + 30)}`,
    );
    assert.equal(ranges.length, truth.tokens.length);
  }
  const all = flatten(module.statements);
  const simple = all.filter(({ kind }) => ['simple', 'import', 'from', 'type'].includes(kind));
  assert.deepEqual(
    simple.map(({ start, end }) => [start, end]),
    truth.simple,
    'simple statements',
  );
  const byStart = (a: { headerStart: number }, b: { headerStart: number }): number =>
    a.headerStart - b.headerStart;
  const definitions = all
    .filter(({ kind }) => kind === 'def' || kind === 'class')
    .map(({ decorators, headerStart, end, name, tokens }) => ({
      // Python's range begins at the expression after the `@`.
      start: decorators[0] ? tokens.starts[decorators[0].first + 1]! : headerStart,
      headerStart,
      end,
      name: name!,
    }));
  const opened = truth.definitions.map((each) => ({
    ...each,
    start: skipParens(module.text, each),
    // Python counts the `;` after an inline body in.
    end: module.text[each.end - 1] === ';' ? each.end - 1 : each.end,
  }));
  assert.deepEqual(definitions.sort(byStart), opened.sort(byStart), 'definitions');
  const imports = module.imports.map((each) => ({
    start: each.start,
    end: each.end,
    level: each.level,
    module: each.module,
    names: each.names.map(({ name, asName }) => [name, asName ?? null]),
  }));
  const position = (a: { start: number }, b: { start: number }): number => a.start - b.start;
  assert.deepEqual(imports, truth.imports.sort(position), 'imports');
  const gone = new Set(truth.deleted);
  const mine = [...moduleBindings(module).names.keys()].filter((name) => !gone.has(name)).sort();
  assert.deepEqual(mine, truth.names.filter((name) => !gone.has(name)).sort(), 'names');
}

/** Python's range of `@(expression)` leaves the parentheses out; ours does not. */
function skipParens(text: string, { start, headerStart }: { start: number; headerStart: number }): number {
  let i = start;
  if (i !== headerStart) while (text[i - 1] === '(') i--;
  return i;
}
