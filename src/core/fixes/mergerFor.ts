import type { Merger } from './Merger.js';
import { mergePythonFile } from './python/mergePythonFile.js';

/** The merger for a file, by its extension, else by the template's language; undefined when there is none. */
export function mergerFor(path: string, language: string): Merger | undefined {
  if (/\.pyi?$/u.test(path)) return mergePythonFile;
  const hasExtension = /\.[^./]+$/u.test(path);
  return !hasExtension && /^(?:python|py)\d*$/iu.test(language) ? mergePythonFile : undefined;
}
