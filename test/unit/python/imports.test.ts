import assert from 'node:assert/strict';
import { parsePython } from '../../../src/core/python/parsePython.js';

/** Each import as `level|module|names`, `g` for guarded, `t` for type checking, `*` for star, `@name` for its function. */
function show(text: string): string[] {
  const module = parsePython(text);
  return module.imports.map((each) => {
    assert.equal(text.slice(each.moduleStart, each.moduleEnd).replaceAll(/\\\n|\s/gu, ''), each.module);
    for (const { name, start, end, asName, asStart, asEnd } of each.names) {
      assert.equal(text.slice(start, end).replaceAll(/\s/gu, ''), name);
      assert.equal(asName === undefined ? undefined : text.slice(asStart, asEnd), asName);
    }
    const names = each.names
      .map(({ name, asName }) => (asName === undefined ? name : `${name}=${asName}`))
      .join(',');
    const flags = `${each.guarded ? ' g' : ''}${each.typeChecking ? ' t' : ''}${each.star ? ' *' : ''}`;
    const whole = each.scope.start === 0 && each.scope.end === text.length;
    const scope = whole ? '' : ` @${each.statement.function?.name ?? '?'}`;
    return `${each.kind} ${each.level}|${each.module}|${names}${flags}${scope}`;
  });
}

const guarded = (handler: string): string => `try:\n    import a\n${handler}\n    import b\n`;
const cases: [title: string, text: string, ...imports: string[]][] = [
  ['plain', 'import a', 'import 0|a|a'],
  ['dotted, alias, several', 'import a.b as c, d . e, f', 'import 0|a.b|a.b=c', 'import 0|d.e|d.e', 'import 0|f|f'],
  ['from', 'from a.b import c, d as e', 'from 0|a.b|c,d=e'],
  ['from with parentheses', 'from a import (b,  # x\n    c as d,\n)', 'from 0|a|b,c=d'],
  ['from with backslashes', 'from a \\\n  import b, \\\n  c', 'from 0|a|b,c'],
  ['star', 'from a import *', 'from 0|a| *'],
  ['relative', 'from . import a\nfrom .b import c\nfrom .. import d\nfrom ...e.f import g\nfrom .... import h', 'from 1||a', 'from 1|b|c', 'from 2||d', 'from 3|e.f|g', 'from 4||h'],
  ['soft keywords', 'from match import case, type', 'from 0|match|case,type'],
  ['after a semicolon, inline', 'x = 1; import a\nif b: from c import d; import e', 'import 0|a|a', 'from 0|c|d', 'import 0|e|e'],
  ['in a function', 'def f():\n    def g():\n        import a\n    import b\nclass C:\n    import c', 'import 0|a|a @g', 'import 0|b|b @f', 'import 0|c|c'],
  ['unfinished', 'from a import\nfrom a\nimport\nfrom . import (b', 'from 0|a|', 'from 0|a|', 'from 1||b'],
  ['guarded by ImportError', guarded('except ImportError:'), 'import 0|a|a g', 'import 0|b|b'],
  ['guarded by ModuleNotFoundError', guarded('except ModuleNotFoundError as e:'), 'import 0|a|a g', 'import 0|b|b'],
  ['guarded by a tuple', guarded('except (OSError, ImportError):'), 'import 0|a|a g', 'import 0|b|b'],
  ['guarded by Exception', guarded('except Exception:'), 'import 0|a|a g', 'import 0|b|b'],
  ['guarded by BaseException', guarded('except builtins.BaseException:'), 'import 0|a|a g', 'import 0|b|b'],
  ['guarded by a bare except', guarded('except:'), 'import 0|a|a g', 'import 0|b|b'],
  ['guarded by a group', guarded('except* ImportError:'), 'import 0|a|a g', 'import 0|b|b'],
  ['guarded by the second handler', guarded('except OSError:\n    pass\nexcept ImportError:'), 'import 0|a|a g', 'import 0|b|b'],
  ['not guarded by another error', guarded('except OSError as ImportError:'), 'import 0|a|a', 'import 0|b|b'],
  ['not guarded by finally', guarded('finally:'), 'import 0|a|a', 'import 0|b|b'],
  ['not guarded in else', 'try:\n    x\nexcept ImportError:\n    y\nelse:\n    import a', 'import 0|a|a'],
  ['guarded further in', 'try:\n    if x:\n        import a\nexcept ImportError: pass', 'import 0|a|a g'],
  ['not guarded in a function defined in a try', 'try:\n    def f():\n        import a\nexcept ImportError: pass', 'import 0|a|a @f'],
  ['handlers of a later try do not guard', 'try:\n    import a\nfinally: pass\nx = 1\ntry:\n    import b\nexcept ImportError: pass', 'import 0|a|a', 'import 0|b|b g'],
  ['suppress', 'with contextlib.suppress(ImportError):\n    import a\nwith suppress(OSError):\n    import b', 'import 0|a|a g', 'import 0|b|b'],
  ['type checking', 'if TYPE_CHECKING:\n    import a\nelse:\n    import b\nif typing.TYPE_CHECKING:\n    def f(): import c', 'import 0|a|a t', 'import 0|b|b', 'import 0|c|c t @f'],
  ['not type checking', 'if not TYPE_CHECKING:\n    import a\nelse:\n    import b\nif x or TYPE_CHECKING:\n    import c', 'import 0|a|a', 'import 0|b|b t', 'import 0|c|c'],
]; // prettier-ignore

suite('python: imports', () => {
  for (const [title, text, ...expected] of cases) test(title, () => assert.deepEqual(show(text), expected));
});
