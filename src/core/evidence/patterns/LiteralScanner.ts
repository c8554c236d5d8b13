/** A larger table costs more to make than it spares; the literals beyond it are looked for one by one. */
const maxTable = 4_000_000;

/**
 * Which of many literals a text holds, in one pass over it however many there are (Aho-Corasick). ASCII capitals do not
 * count, so it may say too much, never too little.
 */
export class LiteralScanner {
  /** Of a code unit: its column in the table; 0 is for all that are in no literal. */
  private readonly columns = new Uint16Array(65_536);
  private readonly width: number;
  private readonly table: Int32Array;
  /** By state: the literals that end there, those of shorter endings included. */
  private readonly ends: (readonly number[] | undefined)[] = [];
  private readonly others: { literal: string; index: number }[] = [];

  constructor(literals: readonly string[]) {
    const folded = literals.map(foldAscii);
    this.width = this.assignColumns(folded);
    const children = [new Map<number, number>()];
    const own = new Map<number, number[]>();
    for (const [index, literal] of folded.entries()) {
      if ((children.length + literal.length) * this.width > maxTable) {
        this.others.push({ literal, index });
        continue;
      }
      let state = 0;
      for (let at = 0; at < literal.length; at++) {
        const column = this.columns[literal.charCodeAt(at)]!;
        let next = children[state]!.get(column);
        if (next === undefined) {
          next = children.push(new Map()) - 1;
          children[state]!.set(column, next);
        }
        state = next;
      }
      const ending = own.get(state);
      if (ending) ending.push(index);
      else own.set(state, [index]);
    }
    this.table = new Int32Array(children.length * this.width);
    this.fill(children, own);
  }

  /** The numbers of the literals that the text holds. */
  find(text: string): Set<number> {
    const { columns, table, width, ends } = this;
    const found = new Set<number>();
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = table[state * width + columns[text.charCodeAt(at)]!]!;
      const ending = ends[state];
      if (ending) for (const index of ending) found.add(index);
    }
    if (this.others.length > 0) {
      const folded = foldAscii(text);
      for (const { literal, index } of this.others) if (folded.includes(literal)) found.add(index);
    }
    return found;
  }

  private assignColumns(literals: readonly string[]): number {
    let width = 1;
    for (const literal of literals) {
      for (let at = 0; at < literal.length; at++) {
        const code = literal.charCodeAt(at);
        if (this.columns[code] === 0) this.columns[code] = width++;
      }
    }
    for (let code = 65; code <= 90; code++) this.columns[code] = this.columns[code + 32]!;
    return width;
  }

  /** Breadth first, so that the state of a shorter ending is complete before it is needed. */
  private fill(children: readonly Map<number, number>[], own: ReadonlyMap<number, readonly number[]>): void {
    const { table, width, ends } = this;
    const shorter = new Int32Array(children.length);
    const queue = [0];
    for (const state of queue) {
      const fallback = shorter[state]!;
      if (state !== 0) table.copyWithin(state * width, fallback * width, (fallback + 1) * width);
      const all = [...(own.get(state) ?? []), ...(state === 0 ? [] : (ends[fallback] ?? []))];
      ends[state] = all.length > 0 ? all : undefined;
      for (const [column, child] of children[state]!) {
        shorter[child] = state === 0 ? 0 : table[fallback * width + column]!;
        table[state * width + column] = child;
        queue.push(child);
      }
    }
  }
}

/** ASCII capitals made small; every other character stays, so that offsets do too. */
export function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/gu, (capitals) => capitals.toLowerCase());
}
