/** Reports and other Markdown as projects have them, the same on every run; none of it is anybody's text. */
export class ReportGenerator {
  private state = 20_240_229;

  /** One report of about that many characters. */
  report(length: number): string {
    let text = `# Readiness Report\n\n**Date**: 2026-03-0${this.below(9) + 1}\n**Status**: ${this.of(statuses)}\n\n`;
    while (text.length < length) text += this.part(this.of(reportParts));
    return text;
  }

  /** A guide, a README, meeting notes: what most Markdown of a repository is. */
  document(length: number): string {
    let text = `# ${this.title()}\n\n${this.prose(3)}\n\n`;
    while (text.length < length) text += this.part(this.of(documentParts));
    return text;
  }

  private part(kind: PartKind): string {
    const heading = `## ${this.below(40) + 1}. ${this.title()}\n\n`;
    switch (kind) {
      case 'issue':
        return `### ${this.of(['', '🔴 ', '⚠️ '])}${this.title()} (P${this.below(4)})\n\n**Severity**: ${this.of(severities)} | **Status**: ${this.of(statuses)} | **Effort**: ${this.below(9) + 1} days\n**Location**: \`${this.path()}:${this.below(300) + 1}\`\n**Impact**: ${this.sentence()}\n\n${this.prose(2)}\n\n`;
      case 'table':
        return `${heading}| Issue | Severity | Status | Effort |\n|---|---|---|---|\n${this.lines(8, () => `| **${this.title()}** | ${this.of(severities)} | ${this.of(statuses)} | ${this.below(9) + 1} weeks |`)}\n`;
      case 'scores':
        return `${heading}| Category | Score | Notes |\n|:--|--:|---|\n${this.lines(6, () => `| ${this.title()} | ${this.below(100)}% | ${this.sentence()} |`)}\n`;
      case 'checklist':
        return `${heading}${this.lines(8, () => `- [${this.of(['x', ' '])}] ${this.sentence()}`)}\n`;
      case 'glyphs':
        return `### ${this.title()}\n\n${this.lines(6, () => `- ${this.of(['✅', '❌', '⏳'])} **${this.title()}**: ${this.sentence()}`)}\n`;
      case 'phase':
        return `### Phase ${this.below(9) + 1}: ${this.title()} (Week ${this.below(20) + 1}-${this.below(20) + 21})\n\n${this.lines(5, () => `- ${this.sentence()} (${this.below(5) + 1} days)`)}\n**Exit criteria**:\n\n${this.lines(3, () => `- ✅ ${this.sentence()}`)}\n`;
      case 'block':
        return `\`\`\`\nTests:\n${this.lines(5, () => `├─ ${this.title()}: ${this.below(40)}/${this.below(40) + 40}`)}\`\`\`\n\n`;
      case 'code':
        return `Add to \`${this.path()}\`:\n\n\`\`\`python\n${this.lines(12, () => `    ${this.of(words)}_${this.of(words)} = ${this.of(words)}(${this.below(99)}, "${this.of(words)}")`)}\`\`\`\n\n`;
      case 'bullets':
        return `${heading}${this.lines(5, () => `- ${this.sentence()}\n  - ${this.sentence()}`)}\n`;
      case 'prose':
        return `${heading}${this.prose(5)}\n\n${this.prose(4)}\n\n`;
    }
  }

  private prose(sentences: number): string {
    const lines = Array.from({ length: sentences }, () => {
      const extra = this.of([
        '',
        '',
        '',
        `See [${this.title()}](docs/${this.of(words)}.md). `,
        `Call \`${this.of(words)}_${this.of(words)}()\`. `,
      ]);
      return `${this.sentence()} ${extra}`.trimEnd();
    });
    return lines.join('\n');
  }

  private lines(count: number, line: () => string): string {
    return Array.from({ length: 2 + this.below(count) }, () => `${line()}\n`).join('');
  }

  private sentence(): string {
    const text = Array.from({ length: 6 + this.below(12) }, () => this.of(words)).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  private title(): string {
    return Array.from({ length: 2 + this.below(3) }, () => {
      const word = this.of(words);
      return word.charAt(0).toUpperCase() + word.slice(1);
    }).join(' ');
  }

  private path(): string {
    return `src/${this.of(words)}/${this.of(words)}_${this.of(words)}.${this.of(['py', 'ts', 'go'])}`;
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

type PartKind =
  'issue' | 'table' | 'scores' | 'checklist' | 'glyphs' | 'phase' | 'block' | 'code' | 'bullets' | 'prose';
const documentParts: readonly PartKind[] = [
  'prose',
  'prose',
  'code',
  'bullets',
  'bullets',
  'prose',
  'code',
  'scores',
];
const reportParts: readonly PartKind[] = [
  ...['issue', 'issue', 'table', 'scores', 'checklist', 'glyphs', 'phase', 'block', 'code', 'bullets'],
  ...['prose', 'prose'],
] as PartKind[];
const severities = ['CRITICAL', 'HIGH', 'Medium', 'low', '🔴 High'];
const statuses = ['Open', 'In progress', 'FIXED', 'Blocked', '✅ Done', 'Known issue'];
const words =
  'snapshot cluster request retry session gateway latency token index schema worker queue shard replica cache metric trace alert budget rollout feature owner deploy restore verify harden measure document the of and when under before after each two slow stale missing broken partial remote local'.split(
    ' ',
  );
