import type { Random } from './Random.js';

/** A line with an identity that every edit carries along. */
export interface TracedLine {
  text: string;
  id: number;
  /** The line that this one is a copy of. */
  copyOf?: number;
}

export type Edit =
  | 'insert'
  | 'delete'
  | 'edit line'
  | 'move block'
  | 'move function'
  | 'swap functions'
  | 'duplicate block'
  | 'rename symbol'
  | 'rename file'
  | 'reindent'
  | 'wrap';

/** How often each is done: as in daily work, most edits are small. */
const weights: [Edit, number][] = [
  ['insert', 30],
  ['delete', 12],
  ['edit line', 22],
  ['move block', 6],
  ['move function', 4],
  ['swap functions', 4],
  ['duplicate block', 5],
  ['rename symbol', 6],
  ['rename file', 1],
  ['reindent', 5],
  ['wrap', 5],
];

const common = [
  'return None',
  'pass',
  'continue',
  'return result',
  'else:',
  'raise ValueError(name)',
  '}',
  '',
];
const words =
  'node link route peer state token queue window budget cursor frame probe ledger shard epoch'.split(' ');

/** Code with a history: files of traced lines, changed by random edits as people make them. */
export class CodeHistory {
  readonly files = new Map<string, TracedLine[]>();
  readonly renamed = new Map<string, string>();
  readonly counts = new Map<Edit, number>();
  private nextId = 0;
  private fresh = 0;

  constructor(
    texts: Readonly<Record<string, string>>,
    private readonly random: Random,
  ) {
    for (const [path, text] of Object.entries(texts))
      this.files.set(
        path,
        text.split('\n').map((line) => this.line(line)),
      );
  }

  texts(): Record<string, string> {
    return Object.fromEntries([...this.files].map(([path, lines]) => [path, textOf(lines)]));
  }

  edit(count: number): void {
    for (let i = 0; i < count; i++) {
      const edit = this.pickEdit();
      const path = this.pickFile();
      const lines = this.files.get(path)!;
      if (lines.length < 4 && edit !== 'insert') continue;
      if (this.apply(edit, path, lines)) this.counts.set(edit, (this.counts.get(edit) ?? 0) + 1);
    }
  }

  private pickEdit(): Edit {
    let at = this.random.int(weights.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [edit, weight] of weights) {
      at -= weight;
      if (at < 0) return edit;
    }
    return 'insert';
  }

  /** Long files change more often. */
  private pickFile(): string {
    const files = [...this.files];
    const total = files.reduce((sum, [, lines]) => sum + lines.length, 0);
    let at = this.random.int(total);
    for (const [path, lines] of files) {
      at -= lines.length;
      if (at < 0) return path;
    }
    return files[0]![0];
  }

  private apply(edit: Edit, path: string, lines: TracedLine[]): boolean {
    switch (edit) {
      case 'insert':
        return this.insert(lines);
      case 'delete':
        lines.splice(this.random.int(lines.length), this.random.between(1, 3));
        return true;
      case 'edit line':
        return this.editLine(lines);
      case 'move block':
        return this.moveBlock(lines);
      case 'move function':
        return this.moveFunction(path, lines);
      case 'swap functions':
        return this.swapFunctions(lines);
      case 'duplicate block':
        return this.duplicate(lines);
      case 'rename symbol':
        return this.renameSymbol(lines);
      case 'rename file':
        return this.renameFile(path);
      case 'reindent':
        return this.reindent(lines);
      case 'wrap':
        return this.wrap(lines);
    }
  }

  private insert(lines: TracedLine[]): boolean {
    const at = this.random.int(lines.length + 1);
    const indent = indentOf(lines[at]?.text ?? '');
    const added = Array.from({ length: this.random.between(1, 5) }, () =>
      this.line(indent + this.statement()),
    );
    // Beside a line of the same text nobody can tell which one is new.
    const same = (line: TracedLine | undefined, other: TracedLine): boolean =>
      line?.text.trim() === other.text.trim();
    if (same(lines[at - 1], added[0]!) || same(lines[at], added.at(-1)!)) return false;
    lines.splice(at, 0, ...added);
    return true;
  }

  private statement(): string {
    if (this.random.int(5) === 0) return this.random.pick(common);
    const a = this.name();
    const b = this.random.pick(words);
    return this.random.pick([
      `${a} = ${b}.get("${a}", ${this.random.int(100)})`,
      `if ${a} is None:`,
      `for ${a} in ${b}:`,
      `${b}.append(${a})`,
      `log.info("${a} of ${b}")`,
      `# ${a}: see ${b}`,
      `${a} = compute_${b}(${this.random.int(1000)})`,
    ]);
  }

  private name(): string {
    return `${this.random.pick(words)}_${this.random.int(3) === 0 ? this.random.pick(words) : ++this.fresh}`;
  }

  /** A word or a number becomes another one, or something is added: the line stays what it was. */
  private editLine(lines: TracedLine[]): boolean {
    const at = this.solidLine(lines);
    if (at === undefined) return false;
    const line = lines[at]!;
    const tokens = [...line.text.matchAll(/\w+/gu)];
    const token = this.random.pick(tokens);
    const kind = this.random.int(3);
    if (kind === 0 || !token) line.text += `  # ${this.random.pick(words)}`;
    else if (kind === 1) {
      const { index } = token;
      line.text = `${line.text.slice(0, index)}${this.name()}${line.text.slice(index + token[0].length)}`;
    } else line.text = line.text.replace(/\)(?!.*\))|$/u, `, ${this.name()})`);
    return true;
  }

  private solidLine(lines: TracedLine[]): number | undefined {
    for (let tries = 0; tries < 10; tries++) {
      const at = this.random.int(lines.length);
      if (/\w/u.test(lines[at]!.text)) return at;
    }
    return undefined;
  }

  private moveBlock(lines: TracedLine[]): boolean {
    const size = this.random.between(2, 8);
    if (lines.length < size + 2) return false;
    const block = lines.splice(this.random.int(lines.length - size), size);
    lines.splice(this.random.int(lines.length + 1), 0, ...block);
    return true;
  }

  /** Within its file, or to another one of the same folder. */
  private moveFunction(path: string, lines: TracedLine[]): boolean {
    const functions = functionsOf(lines);
    if (functions.length < 2) return false;
    const { from, to } = this.random.pick(functions);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const others = [...this.files.keys()].filter(
      (other) => other !== path && other.startsWith(folder) && ending(other) === ending(path),
    );
    const block = lines.splice(from, to - from);
    const target =
      this.random.int(3) === 0 && others.length > 0 ? this.files.get(this.random.pick(others))! : lines;
    const places = functionsOf(target).map((each) => each.from);
    target.splice(places.length > 0 ? this.random.pick(places) : target.length, 0, ...block);
    return true;
  }

  private swapFunctions(lines: TracedLine[]): boolean {
    const functions = functionsOf(lines);
    if (functions.length < 2) return false;
    const at = this.random.int(functions.length - 1);
    const [a, b] = [functions[at]!, functions[at + 1]!];
    const swapped = [
      ...lines.slice(b.from, b.to),
      ...lines.slice(a.to, b.from),
      ...lines.slice(a.from, a.to),
    ];
    lines.splice(a.from, b.to - a.from, ...swapped);
    return true;
  }

  private duplicate(lines: TracedLine[]): boolean {
    const size = Math.min(this.random.between(2, 8), lines.length);
    const from = this.random.int(lines.length - size + 1);
    const copies = lines
      .slice(from, from + size)
      .map(({ text, id, copyOf }) => ({ ...this.line(text), copyOf: copyOf ?? id }));
    let at = this.random.int(lines.length + 1);
    // Of two copies side by side the first is the old one: nobody can tell.
    if (at >= from - size && at < from + size) at = from + size;
    lines.splice(at, 0, ...copies);
    return true;
  }

  private renameSymbol(lines: TracedLine[]): boolean {
    const names = new Set(lines.flatMap(({ text }) => text.match(/\b[A-Za-z_]\w{4,}\b/gu) ?? []));
    for (const word of [
      'return',
      'class',
      'import',
      'raise',
      'function',
      'const',
      'export',
      'while',
      'break',
      'yield',
      'except',
      'finally',
      'async',
      'await',
      'continue',
      'False',
      'lambda',
    ])
      names.delete(word);
    if (names.size === 0) return false;
    const name = this.random.pick([...names]);
    const pattern = new RegExp(`\\b${name}\\b`, 'gu');
    const renamed = this.name();
    for (const line of lines) line.text = line.text.replaceAll(pattern, renamed);
    return true;
  }

  private renameFile(path: string): boolean {
    const lines = this.files.get(path)!;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const folder = path.slice(0, path.length - name.length);
    const target =
      this.random.int(2) === 0
        ? `${folder}${this.random.pick(words)}_${name}`
        : `${folder}${this.random.pick(words)}/${name}`;
    if (this.files.has(target)) return false;
    this.files.delete(path);
    this.files.set(target, lines);
    const original = [...this.renamed].find(([, now]) => now === path)?.[0] ?? path;
    this.renamed.set(original, target);
    return true;
  }

  /** A stretch goes in or out, or the whole file goes from spaces to tabs and back; blanks at the end come and go. */
  private reindent(lines: TracedLine[]): boolean {
    if (this.random.int(4) === 0) {
      const toTabs = this.random.int(2) === 0;
      for (const line of lines)
        line.text = line.text.replace(/^[ \t]+/u, (indent) =>
          toTabs ? indent.replaceAll('    ', '\t') : indent.replaceAll('\t', '    '),
        );
      return true;
    }
    const from = this.random.int(lines.length);
    for (const line of lines.slice(from, from + this.random.between(3, 40)))
      if (line.text.trim() !== '') line.text = `  ${line.text}${this.random.int(3) === 0 ? '  ' : ''}`;
    return true;
  }

  private wrap(lines: TracedLine[]): boolean {
    const at = this.solidLine(lines);
    if (at === undefined) return false;
    const size = Math.min(this.random.between(1, 6), lines.length - at);
    const indent = indentOf(lines[at]!.text);
    for (const line of lines.slice(at, at + size))
      if (line.text.trim() !== '') line.text = `    ${line.text}`;
    if (this.random.int(2) === 0) {
      lines.splice(at, 0, this.line(`${indent}if ${this.name()}:`));
    } else {
      lines.splice(at + size, 0, this.line(`${indent}except ValueError:`), this.line(`${indent}    raise`));
      lines.splice(at, 0, this.line(`${indent}try:`));
    }
    return true;
  }

  private line(text: string): TracedLine {
    return { text, id: this.nextId++ };
  }
}

export function textOf(lines: readonly TracedLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function indentOf(line: string): string {
  return /^[ \t]*/u.exec(line)![0];
}

function ending(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}

/** Top-level definitions, with what stands before the next one. */
function functionsOf(lines: readonly TracedLine[]): { from: number; to: number }[] {
  const starts = lines.flatMap(({ text }, at) =>
    /^(?:async\s+)?(?:def|class|export|function|const|interface)\b/u.test(text) ? [at] : [],
  );
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? lines.length }));
}
