import { compileGlob } from '../files/glob.js';
import type { FileAccess, FileChange } from '../files/FileAccess.js';
import type { Anchor, Defect, Ledger, Problem } from '../model/ledger.js';
import type { AnchorResult } from './AnchorResult.js';
import { CodeIndex, type Seen } from './CodeIndex.js';
import { withEvidence } from './defectEvidence.js';
import { resolveAnchor } from './resolveAnchor.js';

const maxAtATime = 16;

interface Known {
  result: AnchorResult;
  seen: Seen;
}

/**
 * The evidence of a ledger, kept up to date: an anchor is asked again only when a file that it looked at has
 * changed, appeared or gone.
 */
export class EvidenceStore {
  private code: CodeIndex;
  private known = new Map<string, Known>();
  /** What was known before a change: an answer that comes out the same stays the same object. */
  private stale = new Map<string, AnchorResult>();
  private readonly keys = new WeakMap<Anchor, string>();
  /** The last defect made from the same inputs, so that what did not change stays the same object for the views. */
  private readonly made = new WeakMap<Defect, { results: readonly AnchorResult[]; defect: Defect }>();

  constructor(private readonly files: FileAccess) {
    this.code = new CodeIndex(files);
  }

  /** Forgets everything: the next `resolve` looks at the workspace anew. */
  clear(): void {
    this.code = new CodeIndex(this.files);
    for (const [key, { result }] of this.known) this.stale.set(key, result);
    this.known.clear();
  }

  /** Every file that an answer was drawn from. */
  knownPaths(): Set<string> {
    const paths = new Set(this.code.pythonPaths);
    for (const { seen } of this.known.values()) for (const path of seen.paths) paths.add(path);
    return paths;
  }

  /** Forgets what the changes touch. True when an anchor has to be asked again. */
  async apply(changes: readonly FileChange[]): Promise<boolean> {
    await this.code.apply(changes);
    const before = this.known.size;
    for (const [key, { seen, result }] of this.known) {
      if (!changes.some((change) => concerns(change, seen))) continue;
      this.known.delete(key);
      this.stale.set(key, result);
    }
    return this.known.size < before;
  }

  /** The ledger with evidence. `isCurrent` is asked after each wait: false ends the work and gives undefined. */
  async resolve(ledger: Ledger, isCurrent: () => boolean = () => true): Promise<Ledger | undefined> {
    this.code.sourcePaths = new Set(ledger.sources.map((source) => source.path));
    const anchors = ledger.defects.flatMap((defect) => defect.anchors);
    this.code.setImportTargets(
      anchors.flatMap((a) => (a.kind === 'import' ? [{ module: a.module, names: a.names }] : [])),
    );
    if (!(await this.askUnknown(anchors, isCurrent))) return undefined;
    const fresh = new Map<string, Known>();
    const problems: Problem[] = [];
    const defects: Defect[] = [];
    for (const defect of ledger.defects) {
      const results: AnchorResult[] = [];
      for (const anchor of defect.anchors) {
        const key = this.keyOf(anchor);
        const known = this.known.get(key)!;
        if (!fresh.has(key)) problems.push(...known.result.problems);
        fresh.set(key, known);
        results.push(known.result);
      }
      defects.push(this.make(defect, results));
    }
    this.known = fresh;
    this.stale.clear();
    return { ...ledger, defects, problems: [...ledger.problems, ...problems] };
  }

  /** Some at a time: most of the work is waiting for files. False when it was overtaken. */
  private async askUnknown(anchors: readonly Anchor[], isCurrent: () => boolean): Promise<boolean> {
    const unknown = new Map<string, Anchor>();
    for (const anchor of anchors) {
      const key = this.keyOf(anchor);
      if (!this.known.has(key)) unknown.set(key, anchor);
    }
    const next = unknown.entries();
    const worker = async (): Promise<void> => {
      for (const [key, anchor] of next) {
        if (!isCurrent()) return;
        await this.ask(anchor, key);
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxAtATime, unknown.size) }, worker));
    return isCurrent();
  }

  private async ask(anchor: Anchor, key: string): Promise<void> {
    const seen: Seen = { paths: new Set(), globs: new Set(), python: false };
    const answer = await resolveAnchor(anchor, this.code.view(seen));
    const before = this.stale.get(key);
    const known = {
      result: before && JSON.stringify(before) === JSON.stringify(answer) ? before : answer,
      seen,
    };
    // Kept at once: work that is cancelled half-way is not done again.
    this.known.set(key, known);
  }

  /** By what it says. The source is part of it: a missing file and a bad pattern are shown there. */
  private keyOf(anchor: Anchor): string {
    let key = this.keys.get(anchor);
    if (key === undefined) {
      const { state: _, ...rest } = anchor;
      this.keys.set(anchor, (key = JSON.stringify(rest)));
    }
    return key;
  }

  private make(defect: Defect, results: readonly AnchorResult[]): Defect {
    const last = this.made.get(defect);
    if (last && last.results.length === results.length && last.results.every((r, i) => r === results[i]))
      return last.defect;
    const made = withEvidence(defect, results);
    this.made.set(defect, { results, defect: made });
    return made;
  }
}

function concerns(change: FileChange, seen: Seen): boolean {
  if (seen.paths.has(change.path)) return true;
  if (seen.python && /\.pyi?$/u.test(change.path)) return true;
  if (change.kind === 'changed') return false;
  for (const glob of seen.globs) if (compileGlob(glob)(change.path)) return true;
  return false;
}
