import { parsePython } from '../python/parsePython.js';
import { findSymbol } from '../python/symbols.js';

/**
 * Whether code defines what a symbol anchor or an import names: `Class.method`, with any of `.`, `::` and `#`, or `name`, which may as
 * well be a member's (as for anchors).
 */
export type DefinesName = (name: string) => boolean;

/**
 * What a template defines; to call or to import a name is not to define it. A member counts inside its class, or bare, outside of any class,
 * as templates give members that are to be added to one. Python is parsed, other languages are judged by how definitions look in them.
 */
export function definedNames({
  code,
  language,
  path,
}: {
  code: string;
  language: string;
  path: string;
}): DefinesName {
  const isPython =
    /\.pyi?$/iu.test(path) || (!/[^/]\.[^./]+$/u.test(path) && /^py(?:thon)?\d*$/iu.test(language));
  return isPython ? pythonNames(code) : textNames(code);
}

/** Without the name's last part there is nothing to look for. */
function partsOf(name: string): string[] {
  const parts = name.split(/\.|::|#/u).map((part) => part.trim());
  return parts.includes('') ? [] : parts;
}

function pythonNames(code: string): DefinesName {
  let module: ReturnType<typeof parsePython> | undefined;
  return (name) => {
    const parts = partsOf(name);
    if (parts.length === 0) return false;
    module ??= parsePython(code);
    if (findSymbol(module, parts.join('.')).nameStart !== undefined) return true;
    const bare = parts.length > 1 ? findSymbol(module, parts.at(-1)!) : undefined;
    return bare?.nameStart !== undefined && !bare.container;
  };
}

/** More than any template has. */
const longest = 200_000;

interface Block {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const classHead =
  /\b(?:class|struct|interface|enum|trait|object|record|protocol|extension|namespace|module|impl(?:<[^<>{}]{0,80}>)?(?:\s+[\w:<>, ]{1,80}?\s+for)?)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu;

function textNames(written: string): DefinesName {
  const code = withoutComments(written.slice(0, longest));
  let blocks: Block[] | undefined;
  return (name) => {
    const parts = partsOf(name);
    const [last, owner] = [parts.at(-1), parts.at(-2)];
    if (last === undefined || last.length > 200) return false;
    blocks ??= classBlocks(code);
    return definitionsOf(code, last).some(({ index, receiver }) => {
      if (receiver !== undefined) return owner === undefined || receiver === owner;
      const around = blocks!.filter(({ start, end }) => start <= index && index < end);
      return owner === undefined || around.length === 0 || around.some(({ name: each }) => each === owner);
    });
  };
}

const keyword =
  'def|class|function\\*?|func|fn|fun|sub|const|let|var|val|interface|type|typealias|struct|enum|trait|record|object|module|namespace|protocol|procedure|message|service|define|macro_rules!';
const modifier =
  'export|default|declare|public|private|protected|internal|static|final|async|override|abstract|readonly|get|set|open|inline|pub(?:\\([^()]*\\))?|local|global';

function definitionsOf(code: string, name: string): { index: number; receiver?: string }[] {
  const word = name.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  const end = '(?![\\p{L}\\p{N}_$])';
  const parameters = '\\([^(){}]*(?:\\([^(){}]*\\)[^(){}]*)*\\)';
  const patterns = [
    // `function f`, `class C`, `let mut x`, and Go's `func (c *C) f`.
    `(?<![\\p{L}\\p{N}_$.])(?:${keyword})\\s+(?:mut\\s+)?(?:\\(\\s*(?:\\w+\\s+)?\\*?(?<receiver>\\w+)[^()]*\\)\\s*)?(?<name>${word})${end}`,
    // `f(a, b) {`, with whatever types and modifiers before it.
    `(?<![\\p{L}\\p{N}_$.]|\\b(?:new|return|await|throw|else)\\s)(?<name>${word})\\s*(?:<[^<>(){}]*>)?\\s*${parameters}\\s*(?:(?::|->|throws\\b)[^={};()]*)?\\{`,
    // `static x = 1`, `exports.f = ...`, `count: number;`, `f: function`.
    `^[ \\t]*(?:(?:${modifier})\\s+)*(?:(?:module\\.)?exports\\.|this\\.)?(?<name>${word})[?!]?\\s*(?:=(?!=)|:=|:\\s*(?:async\\b|function\\b|[^\\n={}(),]*[=;]\\s*$))`,
  ];
  return patterns.flatMap((pattern) =>
    [...code.matchAll(new RegExp(pattern, 'gmu'))].map((match) => ({
      index: match.index,
      ...(match.groups?.receiver === undefined ? {} : { receiver: match.groups.receiver }),
    })),
  );
}

/** Where the bodies of classes and the like are; one without braces goes to the end. */
function classBlocks(code: string): Block[] {
  const braces = [...code.matchAll(/[{}]/gu)].map(({ index }) => index);
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const at of braces) {
    if (code[at] === '{') open.push(at);
    else if (open.length > 0) closing.set(open.pop()!, at);
  }
  let next = 0;
  return [...code.matchAll(classHead)].map((match) => {
    const from = match.index + match[0].length;
    while (next < braces.length && (braces[next]! < from || code[braces[next]!] === '}')) next++;
    const start = braces[next] ?? from;
    return { name: match[1]!, start, end: closing.get(start) ?? code.length };
  });
}

/** Comments made blank, as far as they stand on lines of their own or behind blanks. */
function withoutComments(code: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/gu, ' ');
  return code
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/gu, blank)
    .replace(/(?<=^|\s)\/\/.*$/gmu, blank)
    .replace(/^[ \t]*(?:#(?!define\b|\[).*|--.*|;.*)$/gmu, blank);
}
