import type { Dependency } from './Dependency.js';

/** pip's requirements format: one requirement a line, comments, markers, extras, hashes, continuation lines. */
export function readRequirements(text: string): Dependency[] {
  const found: Dependency[] = [];
  let at = 0;
  for (const line of text.split(/(?<=\n)/u)) {
    const dependency = readRequirement(line, at);
    if (dependency) found.push(dependency);
    at += line.length;
  }
  return found;
}

/**
 * One requirement (PEP 508: name, extras, specifiers, marker), `offset` being where `text` stands in its file.
 * Undefined for options (`-r`, `--hash`), URLs, comments and blanks.
 */
export function readRequirement(text: string, offset: number): Dependency | undefined {
  const head = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*/u.exec(text);
  if (!head) return undefined;
  const name = head[1]!;
  const rest = text.slice(head[0].length);
  if (rest.startsWith('@')) return undefined;
  const specifier = /^\(?\s*((?:[=!<>~]{1,3}\s*[\w.!+*-]+\s*,?\s*)*)/u.exec(rest)?.[1] ?? '';
  const trimmed = specifier.trimEnd().replace(/,$/u, '');
  const nameStart = offset + head[0].indexOf(name);
  if (trimmed === '') return { name, specifier: '', start: nameStart, end: nameStart + name.length };
  const start = offset + head[0].length + rest.indexOf(specifier);
  return { name, specifier: trimmed, start, end: start + trimmed.length };
}
