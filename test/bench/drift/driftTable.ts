import fs from 'node:fs';
import path from 'node:path';
import { generateCode } from './generateCode.js';
import {
  addCounts,
  emptyCounts,
  foundShare,
  measureDrift,
  type DriftCounts,
  type Knowledge,
} from './measureDrift.js';
import { Random } from './Random.js';

export interface DriftRow {
  /** Which code: that of `examples/`, or made-up code. */
  code: 'examples' | 'generated';
  counts: DriftCounts;
  /** Of the anchors whose code still exists, the share shown at the very line, 0 to 1. */
  found: number;
}

/** The counts over one history a seed, each with so many edits, on two bodies of code. */
export async function driftTable(options: {
  knowledge: Knowledge;
  seeds: readonly number[];
  edits: number;
  /** The folder `examples`. */
  examples: string;
}): Promise<DriftRow[]> {
  const { knowledge, seeds, edits, examples } = options;
  const rows: DriftRow[] = [];
  for (const code of ['examples', 'generated'] as const) {
    let counts = emptyCounts();
    for (const seed of seeds) {
      const texts = code === 'examples' ? exampleCode(examples) : generateCode(new Random(seed * 7 + 1), 30);
      counts = addCounts(counts, await measureDrift(texts, seed, edits, knowledge));
    }
    rows.push({ code, counts, found: foundShare(counts) });
  }
  return rows;
}

function exampleCode(folder: string): Record<string, string> {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(?:py|toml|txt|json)$/u.test(file) && !file.includes('defects'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}
