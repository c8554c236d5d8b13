import assert from 'node:assert/strict';
import { findModuleAttributeUses } from '../../../src/core/python/attributeUses.js';
import { findMissingImports, mayTakeNames } from '../../../src/core/python/missingNames.js';
import { PythonModules } from '../../../src/core/python/modules.js';
import { parsePython } from '../../../src/core/python/parsePython.js';

const paths = [
  'src/monitoring/__init__.py', 'src/monitoring/metrics.py', 'src/monitoring/alerts.py', 'src/api/handlers.py', 'main.py', 'src/monitoring/deep/x.py',
]; // prettier-ignore
const modules = new PythonModules(paths, ['', 'src']);
const names = ['get_counter', 'get_gauge'];

/** Takes the «marked» names out of a text; gives the text and where they were. */
function marked(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let plain = '';
  for (const char of text) {
    if (char === '«') at.push(plain.length);
    else if (char !== '»') plain += char;
  }
  return { text: plain, at };
}

function find(
  text: string,
  importerPath: string,
  target = 'src.monitoring.metrics',
): ReturnType<typeof findMissingImports> {
  return findMissingImports({ importerPath, importer: parsePython(text), modules, target, names });
}

const handlers = 'src/api/handlers.py';
const alerts = 'src/monitoring/alerts.py';
const cases: [title: string, path: string, text: string][] = [
  ['from', handlers, 'from src.monitoring.metrics import «get_counter»\nget_counter()'],
  ['from the other root', handlers, 'from monitoring.metrics import «get_counter»'],
  ['several on one line', handlers, 'from src.monitoring.metrics import a, «get_counter», b, «get_gauge» as g'],
  ['parentheses', handlers, 'from src.monitoring.metrics import (a,\n    «get_counter» as n,\n)'],
  ['backslash', handlers, 'from src.monitoring.metrics \\\n    import «get_counter», \\\n    «get_gauge»'],
  ['relative, same package', alerts, 'from .metrics import «get_counter»'],
  ['relative, up', handlers, 'from ..monitoring.metrics import «get_counter»'],
  ['relative, from the package', 'src/monitoring/__init__.py', 'from .metrics import «get_counter»'],
  ['relative, two up', 'src/monitoring/deep/x.py', 'from ..metrics import «get_counter»\nfrom .metrics import get_gauge'],
  ['in a function, in a try', handlers, 'def f():\n    try:\n        from src.monitoring.metrics import «get_counter»\n    except ImportError: pass'],
  ['module', handlers, 'import src.monitoring.metrics\nsrc.monitoring.metrics.«get_counter»(1)\nx.src.monitoring.metrics.get_counter()'],
  ['module with alias', handlers, 'import src.monitoring.metrics as m\nm.«get_counter»()\nother.m.get_counter()\nm.x.get_counter'],
  ['module from its package', handlers, 'from src.monitoring import metrics\nx = metrics.«get_counter»'],
  ['module from its package with alias', handlers, 'from src.monitoring import metrics as mm\nmm \\\n  .«get_gauge»()'],
  ['module from the dot', alerts, 'from . import metrics\nmetrics.«get_counter»()'],
  ['package', handlers, 'from src import monitoring as mon\nmon.metrics.«get_counter»()\nmon.get_counter()'],
  ['top package', handlers, 'import src\nsrc.monitoring.metrics.«get_counter»()'],
  ['package with alias', handlers, 'import src.monitoring as mon\nmon.metrics.«get_counter»()'],
  ['use before the import in text', handlers, 'def f(): return m.«get_counter»()\nimport src.monitoring.metrics as m'],
  ['scope of a function', handlers, 'def f():\n    import src.monitoring.metrics as m\n    m.«get_counter»()\ndef g(m):\n    m.get_counter()'],
  ['closure', handlers, 'def f():\n    from monitoring import metrics as m\n    def g():\n        return m.«get_counter»'],
  ['decorators and defaults', handlers, 'from monitoring import metrics\n@metrics.«get_counter»()\ndef f(a=metrics.«get_gauge»): pass'],
  ['parameter shadows', handlers, 'from monitoring import metrics\ndef f(metrics, a=metrics.«get_gauge»):\n    metrics.get_counter()\nmetrics.«get_counter»()'],
  ['local assignment shadows', handlers, 'from monitoring import metrics\ndef f():\n    metrics = g()\n    def h(): metrics.get_counter()\nmetrics.«get_counter»()'],
  ['comprehension shadows', handlers, 'from monitoring import metrics\nx = [metrics.get_counter for metrics in y]\nz = [metrics.«get_counter» for q in y]'],
  ['lambda shadows', handlers, 'from monitoring import metrics\nx = f(lambda metrics: metrics.get_counter)\nz = f(lambda q: metrics.«get_counter»)'],
  ['class attribute does not shadow', handlers, 'from monitoring import metrics\nclass A:\n    metrics = 1\n    def f(self): return metrics.«get_counter»'],
  ['assignment in the scope', handlers, 'from monitoring import metrics\nmetrics = wrap(metrics)\nmetrics.get_counter()'],
  ['for target in the scope', handlers, 'from monitoring import metrics\nfor metrics in x: metrics.get_counter()'],
  ['two imports, one name', handlers, 'try:\n    import fast as m\nexcept ImportError:\n    import monitoring.metrics as m\nm.«get_counter»()'],
  ['stored, not taken', handlers, 'from monitoring import metrics\nmetrics.get_counter = 1\nassert metrics.«get_counter» == 2'],
  ['other module', handlers, 'from src.monitoring.alerts import get_counter\nimport metrics\nmetrics.get_counter()\n# src.monitoring.metrics'],
  ['relative to elsewhere', handlers, 'from .metrics import get_counter'],
  ['relative beyond the top', 'main.py', 'from .metrics import get_counter'],
  ['in a string or comment', handlers, 'x = """\nfrom src.monitoring.metrics import get_counter\n"""\n# from src.monitoring.metrics import get_counter'],
  ['no such name', handlers, 'from src.monitoring.metrics import other'],
  ['after a syntax error', handlers, 'x = foo(\nfrom src.monitoring.metrics import «get_counter»'],
]; // prettier-ignore

suite('python: missing names', () => {
  for (const [title, path, source] of cases) {
    test(title, () => {
      const { text, at } = marked(source);
      const found = find(text, path);
      assert.deepEqual(found.map(({ start }) => start), at); // prettier-ignore
      for (const { start, end, name, importStart, importEnd } of found) {
        assert.equal(text.slice(start, end), name);
        assert.match(text.slice(importStart, importEnd), /^(?:import|from)\b/u);
      }
    });
  }

  test('the fields of a hit', () => {
    const text =
      'if TYPE_CHECKING:\n    from monitoring.metrics import get_gauge as g\ntry:\n    import src.monitoring.metrics as m\nexcept ImportError: m = 0\ndef f():\n    from monitoring import metrics\n    metrics.get_counter()';
    const [from, attribute, ...rest] = find(text, handlers);
    assert.deepEqual(rest, []);
    const { start: importStart, end: importEnd, scope } = parsePython(text).imports[2]!;
    const at = text.indexOf('get_gauge');
    assert.deepEqual(from, {
      name: 'get_gauge', form: 'from', start: at, end: at + 9, guarded: false, typeChecking: true, boundAs: 'g',
      importStart: text.indexOf('from'), importEnd: at + 14, scope: { start: 0, end: text.length },
    }); // prettier-ignore
    assert.deepEqual(attribute, {
      name: 'get_counter', form: 'attribute', start: text.indexOf('get_counter'), end: text.length - 2, guarded: false,
      typeChecking: false, boundAs: 'metrics.get_counter', importStart, importEnd, scope,
    }); // prettier-ignore
  });

  test('an import of the module explains better than one of its package', () => {
    const text = 'import src.api\nimport src.monitoring.metrics\nsrc.monitoring.metrics.get_counter';
    assert.deepEqual(find(text, handlers).map(({ importStart }) => importStart), [15]); // prettier-ignore
  });

  test('a submodule is not taken from its package', () => {
    const query = { importerPath: handlers, modules, target: 'src.monitoring', names: ['metrics', 'other'] };
    const importer = parsePython('from src.monitoring import metrics, other');
    assert.deepEqual(findMissingImports({ ...query, importer }).map(({ name }) => name), ['other']); // prettier-ignore
  });

  test('a module that does not exist can still be the target', () => {
    assert.equal(find('from gone.metrics import get_gauge', handlers, 'gone.metrics').length, 1);
  });

  test('the look at the text alone', () => {
    assert.equal(mayTakeNames('from a.metrics import get_gauge', 'a.metrics', names), true);
    assert.equal(mayTakeNames('from . import get_gauge', 'a.metrics', names), true);
    assert.equal(mayTakeNames('import get_gauge', 'a.metrics', names), false);
    assert.equal(mayTakeNames('from a.metrics import x', 'a.metrics', names), false);
  });

  test('attribute uses of a dotted module, in a part of the text', () => {
    const { text, at } = marked('a.b.«n»\ndef f():\n    import a.b\n    a.b.«n» + a.b.m + c.a.b.n');
    const module = parsePython(text);
    const uses = (scope: { start: number; end: number }): number[] =>
      findModuleAttributeUses(module, 'a.b', 'n', scope).map(({ start }) => start);
    assert.deepEqual(uses(module.imports[0]!.scope), [at[1]]);
    assert.deepEqual(uses({ start: 0, end: text.length }), [at[0]]);
  });
});
