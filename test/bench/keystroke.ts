import { LiveLedger } from '../../src/core/evidence/live/LiveLedger.js';
import { silentLogger, type FileAccess, type FileText } from '../../src/core/files/FileAccess.js';
import { compileGlob } from '../../src/core/files/glob.js';
import { Breather } from '../../src/core/Breather.js';
import { defectsIn } from '../../src/core/ledger/defectsIn.js';
import { diffLedgers } from '../../src/core/ledger/diffLedgers.js';
import { openOccurrences } from '../../src/core/ledger/openOccurrences.js';
import { LedgerEngine } from '../../src/core/LedgerEngine.js';
import { nextTurn } from '../../src/core/nextTurn.js';
import { parsePython } from '../../src/core/python/parsePython.js';
import type { Range, TextEdit } from '../../src/core/model/range.js';
import { applyEdits } from '../../src/core/text/applyEdits.js';

const lines = 5000;
const places = 200;
const keystrokes = 300;
const big = 'src/app/big.py';

/** A module with `places` uses of a name that its package does not define, evenly spread. */
function bigFile(): string {
  const text: string[] = [];
  let uses = 0;
  for (let i = 0; text.length < lines; i++) {
    text.push(`def step_${i}(value, limit=${i}):`);
    text.push(`    """Does part ${i} of the work."""`);
    if (uses < places && text.length > (uses * lines) / (places + 1))
      text.push(`    from app.store import gone_${uses++ % 10}`);
    text.push(`    if value > limit:`, `        return [item for item in range(limit) if item % 3 == 0]`);
    text.push(`    return {"value": value, "name": f"step {value} of {limit}"}`);
  }
  return `${text.slice(0, lines).join('\n')}\n`;
}

/** As many other defects as a large ledger has, so that what is done for all of them would show. */
function inventory(): string {
  const imports = Array.from({ length: 10 }, (_, i) => ({
    id: `GONE-${i}`,
    title: `gone_${i} is gone`,
    anchors: [{ kind: 'import', module: 'app.store', names: [`gone_${i}`] }],
  }));
  const others = Array.from({ length: 1000 }, (_, i) => ({
    id: `OTHER-${i}`,
    title: `Part ${i} waits`,
    anchors: [{ kind: 'symbol', path: `src/app/part${i % 100}.py`, name: `part_${i}`, required: true }],
  }));
  return JSON.stringify({ version: 1, defects: [...imports, ...others] });
}

class Files implements FileAccess {
  live: LiveLedger | undefined;

  constructor(readonly texts: Map<string, string>) {}

  list(globs: readonly string[]): Promise<string[]> {
    const tests = globs.map(compileGlob);
    return Promise.resolve([...this.texts.keys()].filter((path) => tests.some((test) => test(path))));
  }

  ignores(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Comes with a turn of the event loop, as from a disk. */
  async read(path: string): Promise<FileText | undefined> {
    this.live?.takeText(path);
    const text = this.texts.get(path);
    await nextTurn();
    return text === undefined ? undefined : { text, encoding: 'utf-8' };
  }

  exists(path: string): Promise<boolean> {
    return Promise.resolve(this.texts.has(path));
  }

  hasFolder(path: string): Promise<boolean> {
    return Promise.resolve([...this.texts.keys()].some((each) => each.startsWith(`${path}/`)));
  }

  leadsOutside(): Promise<boolean> {
    return Promise.resolve(false);
  }

  unreadable(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

/** Milliseconds of the processor, to the microsecond. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** The longest stretch of work between two turns of the event loop while `work` went on, and all of it, of the processor's time. */
async function longestStretch(work: () => Promise<unknown>): Promise<{ longest: number; spent: number }> {
  let done = false;
  let longest = 0;
  let last = processor();
  const turn = (): void => {
    const now = processor();
    longest = Math.max(longest, now - last);
    last = now;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await nextTurn();
  longest = 0;
  const before = processor();
  await work();
  const spent = processor() - before;
  done = true;
  await nextTurn();
  return { longest, spent };
}

/** What `DiagnosticsProvider` makes of one file, but for the objects of VS Code. */
function diagnosticsModel(live: LiveLedger): { range: Range; message: string; id: string }[] {
  return defectsIn(live.ledger!, big).flatMap((defect) =>
    openOccurrences(defect).flatMap(({ path, range, message }) =>
      path === big ? [{ range, message, id: defect.id }] : [],
    ),
  );
}

async function open() {
  const texts = new Map([
    ['defects.json', inventory()],
    ['src/app/__init__.py', ''],
    ['src/app/store.py', 'kept = 1\n'],
    [big, bigFile()],
    ...Array.from({ length: 100 }, (_, i): [string, string] => [
      `src/app/part${i}.py`,
      'def other():\n    return 1\n',
    ]),
  ]);
  const files = new Files(texts);
  const breather = new Breather();
  const engine = new LedgerEngine(files, { include: ['defects.json'] }, silentLogger, { breather });
  const live = new LiveLedger();
  files.live = live;
  live.update(await engine.load());
  /** In a comment above everything, so that a new line moves all. */
  const type = (newText: string): TextEdit[] => {
    const at = { line: 0, character: 0 };
    const edits = [{ range: { start: at, end: at }, newText }];
    texts.set(big, applyEdits(texts.get(big)!, edits));
    return edits;
  };
  const check = (): void => {
    const found = diagnosticsModel(live).length;
    if (found !== places) throw new Error(`${found} occurrences instead of ${places}`);
  };
  check();
  return { texts, engine, live, type, check };
}

/** Of each keystroke of one session. */
async function typeAway(): Promise<{ all: number; event: number }[]> {
  const { live, type, check } = await open();
  return Array.from({ length: keystrokes }, (_, i) => {
    const edits = type(i % 10 === 0 ? '#\n' : '#');
    const shown = live.ledger;
    const started = processor();
    live.edit(big, edits);
    const event = processor() - started;
    // Nobody asks at each keystroke; here somebody does, and compares as for a change event.
    diffLedgers(shown, live.ledger!);
    check();
    return { all: processor() - started, event };
  });
}

async function restAgainAndAgain() {
  const { texts, engine, live, type, check } = await open();
  const rests = [];
  for (let i = 0; i < 30; i++) {
    live.edit(big, type(`# rest ${i}\n`));
    const work = () => engine.apply([{ path: big, kind: 'changed' }], (ledger) => live.update(ledger));
    rests.push(await longestStretch(work));
    check();
  }
  const parses = rests.map(() => {
    const started = processor();
    parsePython(texts.get(big)!);
    return processor() - started;
  });
  return { rests, parses };
}

void (async () => {
  const rounds: { all: number; event: number }[][] = [];
  for (let round = 0; round < 9; round++) rounds.push(await typeAway());
  // Of each keystroke the middle one of the rounds: what else the machine does comes at another one each time.
  const middle = (value: (stroke: { all: number; event: number }) => number): number[] =>
    Array.from({ length: keystrokes }, (_, i) =>
      quantile(
        rounds.map((round) => value(round[i]!)),
        0.5,
      ),
    );
  const typed = middle(({ all }) => all);
  const events = middle(({ event }) => event);
  const { rests, parses } = await restAgainAndAgain();
  const p95 = quantile(typed, 0.95);
  const longest = rests.map((rest) => rest.longest);
  const spent = rests.map((rest) => rest.spent);
  console.log(
    JSON.stringify([
      {
        work: `a keystroke in ${lines.toLocaleString('en')} lines with ${places} occurrences, 95th percentile`,
        baseline: '4 ms of the processor',
        ratio: p95 / 4,
        bar: 1,
        figures: `${p95.toFixed(2)} ms when every range is asked for at once (median ${quantile(typed, 0.5).toFixed(2)}), ${quantile(events, 0.95).toFixed(3)} ms when nobody asks`,
      },
      {
        work: 'the same once typing rests: the longest stretch',
        baseline: '8 ms of the processor',
        ratio: quantile(longest, 0.5) / 8,
        bar: 1,
        figures: `${quantile(longest, 0.5).toFixed(1)} ms (95th percentile ${quantile(longest, 0.95).toFixed(1)}), ${quantile(spent, 0.5).toFixed(1)} ms in all; the largest piece, parsing the file, ${quantile(parses, 0.5).toFixed(1)} ms`,
      },
    ]),
  );
})();
