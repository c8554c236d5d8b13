import { mergeJsonFile, mergeYamlFile } from './data/mergeDataFile.js';
import type { Merger } from './Merger.js';
import { mergePythonFile } from './python/mergePythonFile.js';
import { mergeScriptFile } from './script/mergeScriptFile.js';

interface Kind {
  merger: Merger;
  path: RegExp;
  /** For files whose name says nothing. */
  language: RegExp;
}

const kinds: readonly Kind[] = [
  { merger: mergePythonFile, path: /\.pyi?$/iu, language: /^(?:python|py)\d*$/iu },
  {
    merger: mergeScriptFile,
    path: /\.[cm]?[jt]s$|\.[jt]sx$/iu,
    language: /^(?:javascript|typescript|js|ts|mjs|node)$/iu,
  },
  {
    merger: mergeJsonFile,
    path: /\.(?:json|jsonc|json5|code-workspace|webmanifest)$/u,
    language: /^(?:json|jsonc|json5)$/iu,
  },
  { merger: mergeYamlFile, path: /\.ya?ml$/u, language: /^(?:yaml|yml)$/iu },
];

/** The merger for a file, by its extension, else by the template's language; undefined when there is none. */
export function mergerFor(path: string, language: string): Merger | undefined {
  const byPath = kinds.find((kind) => kind.path.test(path));
  // A dot file such as `.eslintrc` has no extension.
  if (byPath || /[^/]\.[^./]+$/u.test(path)) return byPath?.merger;
  return kinds.find((kind) => kind.language.test(language))?.merger;
}
