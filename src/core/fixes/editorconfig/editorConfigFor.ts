import type { FileAccess } from '../../files/FileAccess.js';
import { folderOf } from '../../files/workspacePath.js';
import type { LineEnd } from '../lines.js';
import { matchesSection } from './matchesSection.js';

/** What `.editorconfig` files say of a file; absent where they do not. */
export interface EditorConfig {
  lineEnd?: LineEnd;
  /** What one level of indentation adds. */
  indent?: string;
  finalNewline?: boolean;
  /** As it is written there: `utf-8`, `utf-8-bom`, `latin1`, `utf-16le`, `utf-16be`. */
  charset?: string;
}

interface Section {
  glob: string;
  pairs: [key: string, value: string][];
}

/** The settings for a path, of the workspace's `.editorconfig` files (https://spec.editorconfig.org): the nearest and the last win. */
export async function editorConfigFor(path: string, files: FileAccess): Promise<EditorConfig> {
  const found = new Map<string, string>();
  const levels: Map<string, string>[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const prefix = folder === '' ? '' : `${folder}/`;
    const read = await files.read(`${prefix}.editorconfig`);
    if (read) {
      const { root, sections } = parseEditorConfig(read.text);
      const level = new Map<string, string>();
      for (const { glob, pairs } of sections)
        if (matchesSection(glob, path.slice(prefix.length)))
          for (const [key, value] of pairs) level.set(key, value);
      levels.push(level);
      if (root) break;
    }
    if (folder === '') break;
  }
  for (const level of levels.reverse()) for (const [key, value] of level) found.set(key, value);
  return meaningOf(found);
}

/** Keys and values in lower case; what is no section, pair or comment is passed over. */
export function parseEditorConfig(text: string): { root: boolean; sections: Section[] } {
  const sections: Section[] = [];
  let root = false;
  for (const raw of text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('[') && line.endsWith(']')) {
      sections.push({ glob: line.slice(1, -1), pairs: [] });
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 1) continue;
    const key = line.slice(0, equals).trim().toLowerCase();
    const value = line
      .slice(equals + 1)
      .replace(/\s[#;].*$/u, '')
      .trim()
      .toLowerCase();
    const section = sections[sections.length - 1];
    if (section) section.pairs.push([key, value]);
    else if (key === 'root') root = value === 'true';
  }
  return { root, sections };
}

function meaningOf(found: ReadonlyMap<string, string>): EditorConfig {
  const value = (key: string): string | undefined => {
    const text = found.get(key);
    return text === 'unset' ? undefined : text;
  };
  const config: EditorConfig = {};
  const end = value('end_of_line');
  if (end === 'lf' || end === 'crlf') config.lineEnd = end === 'lf' ? '\n' : '\r\n';
  const size = value('indent_size');
  const width = Number(size === undefined || size === 'tab' ? (value('tab_width') ?? '') : size);
  const style = value('indent_style') ?? (size === 'tab' ? 'tab' : undefined);
  if (style === 'tab') config.indent = '\t';
  else if (Number.isInteger(width) && width > 0 && width <= 16) config.indent = ' '.repeat(width);
  const final = value('insert_final_newline');
  if (final === 'true' || final === 'false') config.finalNewline = final === 'true';
  const charset = value('charset');
  if (charset !== undefined && charset !== '') config.charset = charset;
  return config;
}
