import { Breather } from '../../src/core/Breather.js';
import { silentLogger } from '../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../src/core/LedgerEngine.js';
import type { Ledger } from '../../src/core/model/ledger.js';
import { nextTurn } from '../../src/core/nextTurn.js';
import { MemoryFiles } from '../unit/support/MemoryFiles.js';
import { OneCommit } from '../unit/support/OneCommit.js';
import { generateCode } from './drift/generateCode.js';
import { Random } from './drift/Random.js';
import { Stopwatch } from './Stopwatch.js';

const lines = 5000;
const anchors = 200;
const code = 'src/big.py';
const source = 'defects.json';
/** In milliseconds: DESIGN, liveness. */
const stretch = 8;

/** One file of the classes of many: lines repeat as they do in real code. */
function bigFile(): string[] {
  const all = Object.entries(generateCode(new Random(77), 400))
    .filter(([path]) => path.endsWith('.py'))
    .flatMap(([, text]) => text.split('\n'));
  if (all.length < lines) throw new Error(`only ${all.length} lines`);
  return all.slice(0, lines);
}

/** What was done to the file since the source was written: a piece here and there. */
function edited(text: readonly string[]): string[] {
  const random = new Random(78);
  const now = [...text];
  for (let i = 0; i < 60; i++) {
    const at = random.between(0, now.length - 20);
    if (i % 3 === 0) now.splice(at, 0, `# Looked at in round ${i}`, `round_${i} = ${i}`);
    else if (i % 3 === 1) now.splice(at, 1);
    else now.splice(at, 1, `${now[at]}  # round ${i}`);
  }
  return now;
}

function inventory(): string {
  const defects = Array.from({ length: anchors }, (_, i) => {
    const line = Math.floor(((i + 0.5) * lines) / anchors);
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    return { id: `D-${i}`, title: `Line ${line + 1}`, anchors: [{ kind: 'range', path: code, range }] };
  });
  return JSON.stringify({ version: 1, defects }, undefined, 1);
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Stretches of work between two turns of the event loop, in milliseconds. */
class Stretches {
  private watch = new Stopwatch();
  all: number[] = [];

  readonly turn = async (): Promise<void> => {
    this.end();
    await nextTurn();
    this.watch = new Stopwatch();
  };

  start(): void {
    this.all = [];
    this.watch = new Stopwatch();
  }

  end(): void {
    this.all.push(this.watch.time);
  }
}

interface Measured {
  cpu: number;
  longest: number[];
  ledger: Ledger;
}

async function measure(stretches: Stretches, work: () => Promise<Ledger>): Promise<Measured> {
  stretches.start();
  const before = cpu();
  const ledger = await work();
  stretches.end();
  const longest = stretches.all.sort((a, b) => b - a).slice(0, 4);
  return { cpu: cpu() - before, longest, ledger };
}

function found({ defects }: Ledger): string {
  const counts = new Map<string, number>();
  for (const { anchors: all } of defects)
    for (const { confidence = 'none' } of all) counts.set(confidence, (counts.get(confidence) ?? 0) + 1);
  return [...counts].map(([confidence, count]) => `${count} ${confidence}`).join(', ');
}

async function run(): Promise<{ cold: Measured; again: Measured }> {
  const before = bigFile();
  const now = edited(before);
  const files = new MemoryFiles({ [code]: now.join('\n'), [source]: inventory() });
  const history = new OneCommit({ [code]: before.join('\n'), [source]: inventory() });
  const stretches = new Stretches();
  // By processor time too: on a machine that is busy with other things there would be more turns than work.
  const breather = new Breather(undefined, { now: cpu, turn: stretches.turn });
  const services = { history, breather };
  const engine = new LedgerEngine(files, { include: [source] }, silentLogger, services);
  const cold = await measure(stretches, () => engine.load());
  files.set(code, ['import early', ...now].join('\n'));
  const again = await measure(stretches, () => engine.apply([{ path: code, kind: 'changed' }]));
  return { cold, again };
}

async function main(): Promise<void> {
  const runs: Awaited<ReturnType<typeof run>>[] = [];
  for (let i = 0; i < 5; i++) runs.push(await run());
  const median = (pick: (each: (typeof runs)[number]) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[runs.length >> 1]!;
  const what = `${anchors} places in a file of ${lines.toLocaleString('en')} lines known by git`;
  const rows = (['cold', 'again'] as const).map((which) => {
    const longest = [0, 1].map((i) => median((each) => each[which].longest[i] ?? 0));
    const [first, second] = longest.map((each) => each.toFixed(1));
    return {
      work: `${what}, ${which === 'cold' ? 'cold' : 'after one edit'}: the longest stretch`,
      baseline: `${stretch} ms`,
      ratio: longest[0]! / stretch,
      bar: 1,
      figures: `${median((each) => each[which].cpu).toFixed(0)} ms of processor time in all, stretches of ${first} and ${second} ms; ${found(runs[0]![which].ledger)}`,
    };
  });
  console.log(JSON.stringify(rows));
}

void main();
