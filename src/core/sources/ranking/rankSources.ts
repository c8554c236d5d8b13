import * as l10n from '@vscode/l10n';
import type { FileAccess, FileText } from '../../files/FileAccess.js';
import { baseName } from '../../files/workspacePath.js';
import type { Ledger } from '../../model/ledger.js';
import { counted } from '../../text/counted.js';
import { canBeSource } from '../canBeSource.js';
import { readSource } from '../readSource.js';
import { chooseSources, type Additions, type ReadDocument } from './chooseSources.js';
import { factsOf, knownFacts, type Fact } from './factsOf.js';
import { guessWorth, guessWorthOfName } from './guessWorth.js';

export interface RankedSource {
  path: string;
  /** What the document adds to the ledger and to the documents ranked above it; only good to compare. */
  score: number;
  adds: Additions;
  /** For people: `12 defects, 6 phases; 9 new`. */
  summary: string;
}

export interface RankOptions {
  /** Paths that are sources already. */
  known: readonly string[];
  ledger: Ledger;
  /** Default: 50. */
  limit?: number;
  isCancelled?: () => boolean;
  /** Both count documents; `total` is the same in every call. */
  onProgress?: (done: number, total: number) => void;
}

const documents = '**/*.{md,markdown,json,jsonc,yaml,yml}';
/** Bounds for repositories of any size: files looked into, files read as sources, characters of such a file. */
const maxLookedInto = 8000;
const maxRead = 150;
const maxLength = 4 * 1024 * 1024;
const readAtOnce = 24;
const breathAfter = 20;

interface Candidate {
  path: string;
  file: FileText;
  worth: number;
}

/**
 * The workspace's documents by how much each would add to the ledger, the most first. Every document is read once
 * and looked over; only the most promising are read as sources. The same workspace gives the same order.
 * Cancelled, it gives nothing.
 */
export async function rankSources(files: FileAccess, options: RankOptions): Promise<RankedSource[]> {
  const { limit = 50, isCancelled = () => false, onProgress } = options;
  const known = new Set(options.known);
  const all = await files.list([documents]);
  const open = all.filter((path) => !known.has(path) && canBeSource(path) && !isSetting(path));
  const paths = byWorthOfName(open).slice(0, maxLookedInto);
  const total = paths.length + Math.min(paths.length, maxRead);
  let done = 0;
  const progress = breathing(() => onProgress?.(done, total));
  let candidates: Candidate[] = [];
  for (let at = 0; at < paths.length; at += readAtOnce) {
    if (isCancelled()) return [];
    const batch = paths.slice(at, at + readAtOnce);
    candidates.push(...(await Promise.all(batch.map((path) => candidate(files, path)))).filter(isPresent));
    // What can no longer be among the best need not be kept in memory.
    if (candidates.length > 2 * maxRead) candidates = best(candidates);
    done += batch.length;
    await progress();
  }
  const read: ReadDocument[] = [];
  for (const { path, file } of best(candidates)) {
    if (isCancelled()) return [];
    read.push({ path, facts: factsOf(readSource(path, file)) });
    done++;
    await progress();
  }
  if (isCancelled()) return [];
  onProgress?.(total, total);
  const facts = new Map(read.map((document) => [document.path, document.facts]));
  return chooseSources(read, knownFacts(options.ledger), limit).map((chosen) => ({
    ...chosen,
    summary: summaryOf(facts.get(chosen.path)!, chosen.adds),
  }));
}

async function candidate(files: FileAccess, path: string): Promise<Candidate | undefined> {
  const file = await files.read(path);
  if (!file || file.text.length > maxLength) return undefined;
  const worth = guessWorth(path, file.text);
  return worth > 0 ? { path, file, worth } : undefined;
}

function best(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => b.worth - a.worth || comparePaths(a.path, b.path)).slice(0, maxRead);
}

/** Settings of tools: they have neither defects nor phases, and some are large. */
function isSetting(path: string): boolean {
  return (
    /(?:^|\/)\.(?:vscode|idea|github|devcontainer)\//u.test(path) ||
    /^(?:\.|package(?:-lock)?\.json$|tsconfig\b)|(?:^|[.-])lock\.\w+$/u.test(baseName(path))
  );
}

/** Where there are too many to look into all, those with a telling name are. */
function byWorthOfName(paths: readonly string[]): string[] {
  const worth = new Map(paths.map((path) => [path, guessWorthOfName(path)]));
  return [...paths].sort((a, b) => worth.get(b)! - worth.get(a)! || comparePaths(a, b));
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Lets others run now and then: the extension host has one thread. */
function breathing(report: () => void): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < breathAfter) return;
    report();
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}

function summaryOf(facts: readonly Fact[], adds: Additions): string {
  const count = (kind: Fact['kind']): number => facts.filter((fact) => fact.kind === kind).length;
  const [defects, phases, criteria] = [count('defect'), count('phase'), count('criterion')];
  const parts = [
    ...(defects > 0 ? [counted(defects, l10n.t('{0} defect', defects), l10n.t('{0} defects', defects))] : []),
    ...(phases > 0 ? [counted(phases, l10n.t('{0} phase', phases), l10n.t('{0} phases', phases))] : []),
    ...(criteria > 0
      ? [counted(criteria, l10n.t('{0} criterion', criteria), l10n.t('{0} criteria', criteria))]
      : []),
  ];
  const news = adds.defects + adds.phases + adds.criteria;
  if (parts.length === 0) return l10n.t('figures or fix templates');
  const all = parts.join(', ');
  if (news === 0) return l10n.t('{0}; nothing new', all);
  return news === defects + phases + criteria
    ? l10n.t('{0}; all new', all)
    : l10n.t('{0}; {1} new', all, news);
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
