import fs from 'node:fs';
import path from 'node:path';

/** Some 1,400 words, as a large repository has in its names. */
const words = ['ba', 'cor', 'de', 'fil', 'gra', 'hub', 'in', 'jo', 'lem', 'mar', 'no']
  .flatMap((start) =>
    ['ber', 'ca', 'dex', 'go', 'lin', 'mo', 'pur', 'ra', 'sto', 'ten', 'vu', 'wex'].map((end) => start + end),
  )
  .flatMap((word) => [
    word,
    ...['er', 'ing', 's', 'ed', 'able', 'less', 'ion', 'y', 'al', 'ist'].map((end) => word + end),
  ]);
const areas = ['services', 'libs', 'tools', 'apps'];
const languages = [
  ...Array<string>(7).fill('py'),
  ...Array<string>(5).fill('ts'),
  ...['go', 'go', 'rs', 'rs', 'java', 'java', 'md', 'yaml'],
];

/** A repository as large ones are, and an inventory of its defects: the same on every run, none of it anybody's text. */
export class WorkspaceGenerator {
  private state = 20_240_317;
  readonly paths: string[] = [];
  private readonly python: string[] = [];
  bytes = 0;

  constructor(private readonly root: string) {}

  /** Writes `count` files of 2 to 10 KB, about 25 a folder, and `defects.json` with `defects` entries. */
  write(count: number, defects: number): void {
    for (let i = 0; i < count; i++) {
      const group = Math.floor(i / 25);
      const folder = `${areas[group % 4]}/${words[group % 41]}_${group % 13}/${words[(group * 7) % 23]}`;
      const extension = languages[i % languages.length]!;
      const file = `${folder}/${this.of(words)}_${i}.${extension}`;
      this.put(file, this.text(extension, 2000 + this.below(8000)));
      this.paths.push(file);
      if (extension === 'py') this.python.push(file);
    }
    for (const folder of new Set(this.python.map((file) => path.posix.dirname(file)))) {
      for (let at = folder; at !== '.'; at = path.posix.dirname(at)) this.put(`${at}/__init__.py`, '');
    }
    this.put(
      'requirements.txt',
      Array.from({ length: 40 }, (_, i) => `pkg-${words[i]}==1.${i}.0\n`).join(''),
    );
    this.put('package.json', JSON.stringify({ dependencies: { ws: '^8.1.0', left: '1.0.0' } }));
    const entries = Array.from({ length: defects }, (_, i) => this.defect(i));
    this.put('defects.json', JSON.stringify({ version: 1, defects: entries }, null, 2));
  }

  private put(file: string, text: string): void {
    const absolute = path.join(this.root, file);
    fs.mkdirSync(path.dirname(absolute), { recursive: true });
    if (fs.existsSync(absolute)) return;
    fs.writeFileSync(absolute, text);
    this.bytes += text.length;
  }

  private text(extension: string, length: number): string {
    if (extension === 'md' || extension === 'yaml') return this.lines(length, () => this.prose());
    if (extension !== 'py') return this.lines(length, () => this.statement());
    let text = `import os\nfrom ${this.module()} import ${this.name()}, ${this.name()}\n\n`;
    while (text.length < length) {
      text += `class ${this.className()}:\n`;
      for (let i = 0; i <= this.below(4); i++)
        text += `    def ${this.name()}(self, ${this.of(words)}):\n${this.lines(300, () => `        ${this.statement()}`)}\n`;
    }
    return text;
  }

  private statement(): string {
    const rare = this.below(4000);
    if (rare < 40) return `# TODO(${this.of(words)}): ${this.prose()}`;
    if (rare < 60) return `client_${rare} = connect(${this.of(words)}, verify=False)`;
    return `${this.of(words)}_${this.of(words)} = ${this.name()}(${this.below(99)}, "${this.of(words)}")`;
  }

  private prose(): string {
    return Array.from({ length: 6 }, () => this.of(words)).join(' ');
  }

  private lines(length: number, line: () => string): string {
    let text = '';
    while (text.length < length) text += `${line()}\n`;
    return text;
  }

  /** One of millions, so that each is in a few files at most. */
  private name(): string {
    return `${this.of(words)}_${this.of(words)}_${this.below(10)}`;
  }

  private className(): string {
    return [this.of(words), this.of(words)]
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
  }

  private module(): string {
    const file = this.python.length > 0 ? this.of(this.python) : 'services/none.py';
    return file.replace(/\.py$/u, '').replaceAll('/', '.');
  }

  /** Kinds in the shares that inventories and reports have them: most name files, some make claims. */
  private defect(i: number): object {
    const anchors = [this.anchor(i % 20, i), ...(i % 4 === 0 ? [this.anchor(0, i)] : [])];
    return {
      id: `D-${i}`,
      title: `${this.of(words)} ${this.of(words)} ${this.of(words)} ${i}`,
      severity: this.of(['critical', 'high', 'medium', 'low']),
      status: this.of(['open', 'open', 'in-progress', 'resolved']),
      description: this.prose(),
      anchors,
    };
  }

  private anchor(kind: number, i: number): object {
    const file = this.of(this.paths);
    const python = this.of(this.python);
    switch (kind) {
      case 1:
      case 2:
      case 3:
        return {
          kind: 'symbol',
          path: python,
          name: `${this.className()}.${this.name()}`,
          required: i % 2 === 0,
        };
      case 4:
      case 5: {
        const line = this.below(60);
        return {
          kind: 'range',
          path: file,
          range: { start: { line, character: 0 }, end: { line: line + 3, character: 0 } },
        };
      }
      case 6:
        return { kind: 'import', module: this.module(), names: [this.name()] };
      case 7:
        return { kind: 'test', path: python, name: this.name() };
      case 8:
        return { kind: 'dependency', ecosystem: 'pypi', name: `pkg-${this.of(words)}`, version: '1.4.0' };
      case 9:
        return { kind: 'missing-file', path: `${path.posix.dirname(file)}/missing_${i}.py` };
      case 10:
        return {
          kind: 'file',
          path: `${path.posix.dirname(path.posix.dirname(file))}/**/*_${this.below(10)}*.${this.of(languages)}`,
        };
      case 11:
        return {
          kind: 'pattern',
          pattern: `${this.name()}\\(${this.below(99)}`,
          include: `${file.split('/')[0]}/**/*.py`,
        };
      case 12:
        return {
          kind: 'pattern',
          pattern: `client_${40 + this.below(20)} = \\w+\\(${this.of(words)}, verify=False`,
          include: '**/*.{py,ts}',
        };
      case 13:
        return { kind: 'pattern', pattern: `\\b${this.name()}\\(\\d+, "${this.of(words)}"\\)` };
      case 14:
        return { kind: 'file', path: `${file.replace(/\.\w+$/u, '')}.gone` };
      default:
        return { kind: 'file', path: file };
    }
  }

  private of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Not random at all, which is the point. */
  private below(limit: number): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (this.state >> 8) % limit;
  }
}
