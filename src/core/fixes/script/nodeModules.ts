import { moduleKey, type ScriptImport } from './scriptImports.js';
import type { ScriptMerge } from './ScriptMerge.js';

/** Node's own modules that code refers to by their name. */
const modules: ReadonlySet<string> = new Set(
  'assert buffer child_process cluster dgram dns events fs http http2 https net os path querystring readline stream tls url util v8 vm worker_threads zlib'.split(
    ' ',
  ),
);

/**
 * The import of Node's module of that name, for code that uses it (`path.join(a)`) without an import; undefined where nothing
 * says that the file is one for Node.
 */
export function nodeModuleImport(merge: ScriptMerge, name: string): ScriptImport | undefined {
  if (!modules.has(name)) return undefined;
  const sources = [...merge.targetImports, ...merge.templateImports].map(({ source }) => source);
  const builtin = sources.filter((source) => modules.has(moduleKey(source).replace(/\/.*$/u, '')));
  const isRequired = merge.targetImports.some(({ form }) => form === 'require');
  if (builtin.length === 0 && !isRequired && !/\.[cm][jt]s$/u.test(merge.target.path)) return undefined;
  const isPrefixed = builtin.length === 0 || builtin.some((source) => source.startsWith('node:'));
  const whole = merge.targetImports.flatMap(({ bindings }) => bindings).map(({ imported }) => imported);
  const imported = whole.includes('default') || !whole.includes('*') ? 'default' : '*';
  const statement = merge.template.root;
  const source = isPrefixed ? `node:${name}` : name;
  return { local: name, imported, source, isType: false, statement, specifier: undefined };
}
