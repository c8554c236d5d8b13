import type { Mention, Range } from '../../model/range.js';
import type { Steps } from '../../steps.js';
import type { Fragment } from '../fragment.js';
import { isPhaseGroup } from '../inventory/keys.js';
import { END, KEY_END, KEY_START, NEXT, START, WIDTH } from '../json/JsonScanner.js';
import { scanJson, type JsonPlaces } from '../json/scanJson.js';
import { canonicalKey } from '../words.js';

/** A list of a JSON text of which each item is one defect and nothing else. Offsets are zero-based UTF-16 code units, ends exclusive. */
export interface DefectList {
  readonly start: number;
  readonly end: number;
  /** Start and end of each item. */
  readonly items: Int32Array;
  /** The index of its first defect among those of the text; the others follow in order. */
  readonly first: number;
}

/** Where the defects of a text stand that was read. */
export interface DefectLists {
  /** In the order of their defects. */
  readonly lists: readonly DefectList[];
  /** Offsets of the starts of the lines. */
  readonly starts: Int32Array;
}

/** Of shorter ones there is nothing to be saved. */
const least = 16;
/** Lists are not sought deeper, and no more of them are kept. */
const deepest = 6;
const most = 64;

/** The lists of a text, strict JSON, that `fragment` was read from; undefined where there is none. */
export function* findDefectLists(text: string, fragment: Fragment): Steps<DefectLists | undefined> {
  const json = yield* scanJson(text);
  if (!json) return undefined;
  const starts = json.lineStarts;
  const offset = ({ line, character }: Range['start']): number => starts[line]! + character;
  const found: Omit<DefectList, 'first'>[] = [];
  yield* collect(json, 0, 0, found);
  if (found.length === 0 || found.length > most) return undefined;
  const byStart = new Map<number, number>();
  const ends: number[] = [];
  for (const [i, { mention }] of fragment.defects.entries()) {
    byStart.set(offset(mention.range.start), i);
    ends.push(offset(mention.range.end));
    if (i % 256 === 0) yield;
  }
  const others = placesBeside(fragment).map(({ range }) => offset(range.start));
  const lists: DefectList[] = [];
  for (const list of found) {
    const first = byStart.get(list.items[0]!);
    if (first === undefined || others.some((at) => at >= list.start && at < list.end)) continue;
    const count = list.items.length / 2;
    let isOne = true;
    for (let i = 0; i < count; i++)
      isOne &&= byStart.get(list.items[2 * i]!) === first + i && ends[first + i] === list.items[2 * i + 1];
    // What holds the list is no defect, and nothing in an item is another one.
    for (const [start, i] of byStart)
      if (i < first || i >= first + count) isOne &&= ends[i]! <= list.start || start >= list.end;
    if (isOne) lists.push({ ...list, first });
    yield;
  }
  return lists.length === 0 ? undefined : { lists: lists.sort((a, b) => a.first - b.first), starts };
}

/** Whatever a fragment says beside defects and problems. */
export function placesBeside(fragment: Fragment): Mention[] {
  const { readiness, scores, suites, totals, criteria, templates, phases } = fragment;
  const stated = [readiness, scores, suites, totals, criteria, templates].flat();
  return [...stated.map(({ source }) => source), ...phases.flatMap(({ mentions }) => mentions)];
}

/** Lists of mappings that are not beneath a list of them; what is beneath a key of phases is read by what is in it. */
function* collect(json: JsonPlaces, cell: number, depth: number, found: Omit<DefectList, 'first'>[]): Steps {
  const { text, cells } = json;
  const [start, end, next] = [cells[cell + START]!, cells[cell + END]!, cells[cell + NEXT]!];
  const isList = text.charCodeAt(start) === 0x5b;
  const items: number[] = [];
  const below: number[] = [];
  let allMaps = isList;
  for (let at = cell + WIDTH; at < next; at = cells[at + NEXT]!) {
    const code = text.charCodeAt(cells[at + START]!);
    allMaps &&= code === 0x7b;
    if (allMaps) items.push(cells[at + START]!, cells[at + END]!);
    if (code !== 0x7b && code !== 0x5b) continue;
    if (isList || !isPhaseKey(text, cells[at + KEY_START]!, cells[at + KEY_END]!)) below.push(at);
  }
  yield;
  if (allMaps && items.length >= 2 * least) {
    found.push({ start, end, items: Int32Array.from(items) });
    return;
  }
  if (depth < deepest) for (const at of below) yield* collect(json, at, depth + 1, found);
}

function isPhaseKey(text: string, start: number, end: number): boolean {
  const key = JSON.parse(text.slice(start, end)) as string;
  return isPhaseGroup({ canonical: canonicalKey(key) });
}
