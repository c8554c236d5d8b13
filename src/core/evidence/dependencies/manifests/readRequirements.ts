import type { Dependency, ManifestKind } from '../Dependency.js';
import { readRequirement } from './readRequirement.js';

/** pip's requirements format: one requirement a line; comments, markers, extras, hashes, URLs, `-e`, continuation lines. */
export function readRequirements(
  text: string,
  kind: Extract<ManifestKind, 'requirements' | 'constraints'>,
): Dependency[] {
  const rest = { kind, group: kind, ...(kind === 'constraints' ? { governs: 'defaults' as const } : {}) };
  const found: Dependency[] = [];
  for (const { line, start } of logicalLines(text)) {
    const egg =
      line.length < 2000 &&
      /^\s*(?:-e|--editable)?[\s=]*((?:[a-z+]+:|[./])\S*#(?:\S*&)?egg=([\w.-]+)\S*)/u.exec(line);
    if (egg) {
      const from = start + line.indexOf(egg[1]!);
      found.push({ name: egg[2]!, specifier: egg[1]!, start: from, end: from + egg[1]!.length, ...rest });
      continue;
    }
    const editable = /^\s*(?:-e|--editable)[\s=]+/u.exec(line)?.[0].length ?? 0;
    const dependency = readRequirement(line.slice(editable), start + editable, rest);
    if (dependency) found.push(dependency);
  }
  return found;
}

/** The files that `-r` and `-c` lines name, as they are written: relative to the file itself. */
export function requirementIncludes(text: string): { path: string; constraints: boolean }[] {
  return [...text.matchAll(/^[ \t]*(-r|-c|--requirement|--constraint)[ \t=]*([^\s#][^\r\n#]*)/gmu)].map(
    ([, option, path]) => ({ path: path!.trim(), constraints: option === '-c' || option === '--constraint' }),
  );
}

/** Lines, joined where one ends with a backslash. `start` is the offset of the first character. */
function logicalLines(text: string): { line: string; start: number }[] {
  const lines: { line: string; start: number }[] = [];
  let start = 0;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    at = end + 1;
    const last = text[end - 1] === '\r' ? end - 2 : end - 1;
    if (newline >= 0 && text[last] === '\\' && last >= start) continue;
    lines.push({ line: text.slice(start, end), start });
    start = at;
  }
  if (start < text.length) lines.push({ line: text.slice(start), start });
  return lines;
}
