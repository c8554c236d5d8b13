/** A defect as an inventory writes it. */
export interface WrittenDefect {
  id: string;
  title: string;
  priority: string;
  severity: string;
  status: string;
  category: string;
  description: string;
  root_cause: string;
  affected_files: string[];
  effort_estimate: string;
}

/** Inventories as teams keep them, the same on every run; none of it is anybody's text. */
export class InventoryGenerator {
  private state = 20_260_301;
  private made = 0;

  /** About a kilobyte of defect. */
  defect(): WrittenDefect {
    const n = this.made++;
    const area = this.of(areas);
    const file = `src/${area}/${this.of(words)}_${this.of(words)}_${n % 997}.py`;
    return {
      id: `${area.slice(0, 4).toUpperCase()}-${1000 + n}`,
      title: this.title(),
      priority: `P${this.below(4)}`,
      severity: this.of(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']),
      status: this.of(['OPEN', 'KNOWN_ISSUE', 'IN_PROGRESS', 'FIXED']),
      category: area,
      description: this.prose(5),
      root_cause: this.prose(2),
      affected_files: [`${file}:${this.below(400) + 1}`, `tests/${area}/test_${this.of(words)}.py`],
      effort_estimate: `${this.below(9) + 1} days`,
    };
  }

  defects(count: number): WrittenDefect[] {
    return Array.from({ length: count }, () => this.defect());
  }

  /**
   * Sources of one workspace, each with that many defects: one in twenty is another source's, under its id in the same or other
   * words; one in twenty more has another's title, but no id of its own.
   */
  workspace(sources: number, each: number): WrittenDefect[][] {
    const result: WrittenDefect[][] = [];
    for (let i = 0; i < sources; i++) {
      const own = this.defects(each);
      for (const [at, defect] of own.entries()) {
        const other = i > 0 ? this.of(result[this.below(i)]!) : undefined;
        if (!other) continue;
        if (at % 20 === 7) Object.assign(defect, { id: other.id, title: this.reworded(other.title) });
        if (at % 20 === 13)
          Object.assign(defect, { id: '', title: this.reworded(other.title), priority: other.priority });
      }
      result.push(own);
    }
    return result;
  }

  /** 4 to 12 words. */
  title(): string {
    const text = Array.from({ length: 4 + this.below(9) }, () => this.word()).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** A number below `limit`; not random at all, which is the point. */
  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (this.state >> 8) % limit;
  }

  private reworded(title: string): string {
    return this.below(2) === 0 ? title : `${title} ${this.word()}`;
  }

  /** Some words are common, most are rare: a tenth of the vocabulary makes half of the text. */
  private word(): string {
    const common = this.below(2) === 0;
    const n = common ? this.below(60) : this.below(words.length * endings.length);
    return `${words[n % words.length]!}${endings[Math.floor(n / words.length)]!}`;
  }

  private prose(sentences: number): string {
    return Array.from({ length: sentences }, () => {
      const text = Array.from({ length: 8 + this.below(12) }, () => this.word()).join(' ');
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    }).join(' ');
  }

  private of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

/** As a tool writes it: the found shape, indented. An empty id is left out. */
export function inventoryText(defects: readonly WrittenDefect[]): string {
  const written = defects.map(({ id, ...fields }) => (id === '' ? fields : { id, ...fields }));
  return JSON.stringify({ project: 'sample', defects: written }, null, 2);
}

const areas = ['gateway', 'storage', 'billing', 'search', 'identity', 'pipeline', 'frontend', 'scheduler'];
const endings = [
  '',
  'board',
  'gate',
  'line',
  'mark',
  'point',
  'port',
  'rack',
  'side',
  'stack',
  'store',
  'work',
  ...'bcdfghklmnprtvz'.split('').map((c) => `${c}oid`),
];
const words =
  'timeout of snapshot fails when cluster the retry session after latency token in index missing schema worker for queue shard replica cache metric trace alert budget rollout feature owner deploy restore verify harden measure document and under before each two slow stale broken partial remote local handshake cursor socket buffer tenant ledgerline quota policy secret vault cipher beacon probe digest parser lexer'.split(
    ' ',
  );
