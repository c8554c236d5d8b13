import * as l10n from '@vscode/l10n';
import { workspacePath } from '../../files/workspacePath.js';
import { anchorFields, type AnchorFields } from '../../model/anchor.js';
import { anchorEntry } from '../anchorEntry.js';
import type { AnchorEntry } from '../fragment.js';
import { keyRole, type KeyRole } from '../keyRole.js';
import type { SourceText } from '../SourceText.js';
import { isNodeId, looksLikePath, symbolName } from './anchorTexts.js';
import { isSameAnchor } from './isSameAnchor.js';
import { Layouts } from './Layouts.js';
import { MapCursor } from './MapCursor.js';
import { packagePin } from './packagePin.js';
import { isCount, linesOf, placesIn, together, type Stretch } from './placesIn.js';
import { rangeOfLines, type Lines } from '../references/lineRanges.js';
import { referencesInValue } from '../references/codeReferences.js';
import { mayLackNames } from '../references/lackingNames.js';
import { hasInnerStop, mayPlace, tellsNothing } from './proseLooks.js';
import { toValue, type MapEntry, type MapNode, type ScalarNode, type ValueNode } from '../valueTree.js';

/** Keys of a place in code, in canonical form: `{ file: a.py, line: 12, end_line: 20 }`. */
const placeKeys: ReadonlyMap<string, 'file' | 'line' | 'lines' | 'end'> = new Map([
  ['file', 'file'],
  ['path', 'file'],
  ['file_path', 'file'],
  ['filename', 'file'],
  ['line', 'line'],
  ['start_line', 'line'],
  ['line_number', 'line'],
  ['lineno', 'line'],
  ['line_numbers', 'lines'],
  ['line_range', 'lines'],
  ['lines', 'lines'],
  ['end_line', 'end'],
  ['line_end', 'end'],
]);

interface NamedSymbol {
  name: string;
  node: ScalarNode;
  /** Beside which it is named. */
  parent: MapNode;
}

/**
 * The anchors that found defects name, anywhere inside them: files, tests, required methods, pinned packages,
 * missing imports (READING.md, "Found in the wild"). For the defects of one text, one after the other.
 */
export class FoundAnchors {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lastingLayout = layoutOf(new MapCursor());

  /** Those of the defect at hand are the first `count`: a list made for each, which grows, would have room for more than there is. */
  private readonly anchors: AnchorEntry[] = [];
  private count = 0;
  /** As they were given, and, of more than a few, by what they say. */
  private readonly given: AnchorFields[] = [];
  private readonly seen = new Set<string>();
  private symbols: NamedSymbol[] = [];
  /** Whether what stands beneath the key at hand, one of the defect's own, says how the code is. */
  private states = true;
  /** Files that prose names. */
  private named: { anchor: AnchorFields; node: ScalarNode }[] = [];
  private readonly layouts = new Layouts(layoutOf);
  /** False where no value of the text holds `::`. */
  private readonly mayNameTests: boolean;
  /** False where no value of the text says in words that a name is missing. */
  private readonly mayClaim: boolean;
  private readonly mayPin: boolean;

  constructor(private readonly source: SourceText) {
    const { path, text } = source;
    // To look for all words of such claims takes as long as to parse the text: names in backticks and the word import are found at once.
    this.mayClaim = text.includes('`') || text.includes('mport');
    this.mayPin = text.includes('==');
    // YAML has more ways to write it.
    this.mayNameTests =
      !/\.jsonc?$/iu.test(path) || ['::', '\\u003a', '\\u003A'].some((written) => text.includes(written));
  }

  /** @param entries of the defect */
  of(defect: MapNode, entries: MapCursor): AnchorEntry[] {
    this.count = 0;
    if (this.seen.size > 0) this.seen.clear();
    this.visitMap(defect, entries, undefined, 0);
    if (this.symbols.length > 0) this.addSymbols();
    if (this.named.length > 0) this.addNamed();
    return this.anchors.slice(0, this.count);
  }

  private visit(node: ValueNode, role: KeyRole, depth: number): void {
    if (depth > 30) return;
    if (node.kind === 'scalar') return this.readScalar(node, role);
    if (node.kind === 'list') {
      for (const item of node.items) this.visit(item, role, depth + 1);
      return;
    }
    const entries = new MapCursor();
    entries.open(node);
    this.visitMap(node, entries, role, depth);
  }

  private visitMap(node: MapNode, entries: MapCursor, role: KeyRole, depth: number): void {
    const { hasPlace, roles } = this.layouts.of(entries);
    if (hasPlace) this.readLocation(node);
    for (let i = 0; i < roles.length; i++) {
      const tells =
        roles[i] !== undefined ||
        !entries.isScalar(i) ||
        (this.mayNameTests && isNodeId(entries.scalar(i))) ||
        (this.mayClaim && mayLackNames(entries.scalar(i))) ||
        this.mayPin ||
        hasInnerStop(this.source.text.slice(entries.start(i), entries.end(i)));
      if (tells) this.visitEntry(entries.entry(i), roles[i], node, role, depth);
    }
  }

  private addSymbols(): void {
    const files = this.anchors
      .slice(0, this.count)
      .flatMap((anchor) => (anchor.kind === 'file' ? [anchor.path] : []));
    const pathsBeside = new Map<MapNode, string[]>();
    for (const { name, node, parent } of this.symbols) {
      let siblings = pathsBeside.get(parent);
      if (!siblings) pathsBeside.set(parent, (siblings = this.pathsIn(parent)));
      // Which of several files should hold it is not said: any of them will do.
      const candidates = [...new Set(siblings.length > 0 ? siblings : files)];
      if (candidates.length === 0) continue;
      const path = candidates.length === 1 ? candidates[0]! : `{${candidates.join(',')}}`;
      this.add({ kind: 'symbol', path, name, required: true }, node);
    }
    this.symbols = [];
  }

  private visitEntry(entry: MapEntry, own: KeyRole, parent: MapNode, outer: KeyRole, depth: number): void {
    const role = own ?? (entry.value.kind === 'scalar' ? undefined : outer);
    if (depth === 0) this.states = !tellsNothing.test(entry.canonical);
    if (role === 'symbols') {
      for (const node of scalars(entry.value)) {
        const name = symbolName(String(node.value ?? ''));
        if (name) this.symbols.push({ name, node, parent });
      }
      return;
    }
    if (role === 'packages') return this.readPackages(entry.value, parent);
    if (entry.canonical === 'anchors' && entry.value.kind === 'list')
      return this.readWrittenOut(entry.value.items);
    if (entry.value.kind === 'scalar') return this.readScalar(entry.value, role);
    this.visit(entry.value, role, depth + 1);
  }

  private readScalar(node: ScalarNode, role: KeyRole): void {
    if (typeof node.value !== 'string') return;
    const text = node.value.trim();
    if (role === undefined && (!isNodeId(text) || /\s/.test(text))) return this.readClaims(text, node);
    if (role === 'imports') return this.readImport(text, node);
    // A pytest node id says itself what it is, under any key.
    if (text.includes('::') && /\.py::\S+$/u.test(text)) return this.addTest(text, node);
    const placed = role === 'files' ? placesIn(text) : undefined;
    if (placed) return this.addPlaces(placed.path, placed.ranges, node);
    if (role === undefined || !looksLikePath(text)) return;
    if (role === 'tests') return /\.\w+$|\*/u.test(text) ? this.addTest(text, node) : undefined;
    const path = this.safePath(text, node);
    if (path === undefined) return;
    this.add(role === 'missing-files' ? { kind: 'missing-file', path } : { kind: 'file', path }, node);
  }

  private addTest(text: string, node: ScalarNode): void {
    const [file, ...names] = text.split('::');
    const path = this.safePath(file!, node);
    if (path === undefined) return;
    // Parameters (`test_x[case-1]`) name a run, not a place.
    const name = names.join('::').replace(/\[.*$/u, '');
    this.add({ kind: 'test', path, ...(name === '' ? {} : { name }) }, node);
  }

  private addPlaces(file: string, ranges: readonly Lines[], node: Stretch): void {
    const path = this.safePath(file, node);
    if (path === undefined) return;
    for (const lines of ranges) this.add({ kind: 'range', path, range: rangeOfLines(lines) }, node);
  }

  /** `{ file: a.py, line: 12, end_line: 20 }` */
  private readLocation(node: MapNode): void {
    let file: MapEntry | undefined;
    let line: MapEntry | undefined;
    let end: MapEntry | undefined;
    for (const entry of node.entries) {
      const place = placeKeys.get(entry.canonical);
      if (place === 'file') file ??= entry;
      else if (place === 'line') line ??= entry;
      else if (place === 'lines' && !isCount(entry.value)) line ??= entry;
      else if (place === 'end') end ??= entry;
    }
    const ranges = linesOf(line?.value, end?.value);
    if (file?.value.kind !== 'scalar' || ranges.length === 0) return;
    const { value } = file.value;
    if (typeof value !== 'string' || value.trim() === '') return;
    this.addPlaces(value.trim(), ranges, together([file, line, end]));
  }

  private readPackages(value: ValueNode, parent: MapNode): void {
    for (const node of scalars(value)) {
      const pin = packagePin(String(node.value ?? ''), parent);
      if (pin) this.add({ kind: 'dependency', ...pin }, node);
    }
  }

  /** `from a.b import c, d` or a dotted name whose last part is what is missing. */
  private readImport(text: string, node: ScalarNode): void {
    const statement = /^from\s+([\w.]+)\s+import\s+\(?([\w\s,]+)\)?$/u.exec(text);
    const dotted = /^([A-Za-z_]\w*(?:\.\w+)*)\.([A-Za-z_]\w*)$/u.exec(text);
    if (statement) {
      const names = statement[2]!
        .split(',')
        .map((name) => name.trim().split(/\s+/u)[0]!)
        .filter((name) => name !== '');
      if (names.length > 0) this.add({ kind: 'import', module: statement[1]!, names }, node);
    } else if (dotted) {
      this.add({ kind: 'import', module: dotted[1]!, names: [dotted[2]!] }, node);
    } else this.readClaims(text, node);
  }

  /** What prose says of code: places, and what is missing from a module or a file. */
  private readClaims(text: string, node: ScalarNode): void {
    if (text.length > maxProse || !(mayLackNames(text) || mayPlace(text))) return;
    for (const anchor of referencesInValue(text, this.source)) {
      if (!this.states && anchor.kind !== 'range' && anchor.kind !== 'file' && anchor.kind !== 'test')
        continue;
      // That a file has to do with it is said for what nothing else ties to code.
      if (anchor.kind === 'file') this.named.push({ anchor, node });
      else this.add(anchor, node, true);
    }
  }

  private addNamed(): void {
    const isTied = this.given.slice(0, this.count).some(({ kind }) => tying.has(kind));
    if (!isTied) for (const { anchor, node } of this.named) this.add(anchor, node, true);
    this.named = [];
  }

  /** Anchors in the native form, in an inventory that is otherwise not native. */
  private readWrittenOut(items: ValueNode[]): void {
    for (const item of items) {
      const result = anchorFields.safeParse(toValue(item));
      if (!result.success) {
        this.source.problem(
          item.start,
          item.end,
          'warning',
          l10n.t('This anchor is not of a known kind; see the schema of defects.yaml.'),
        );
        continue;
      }
      const safe: Record<string, unknown> = { ...result.data };
      const keys = ['path', 'include', 'exclude'].filter((key) => typeof safe[key] === 'string');
      const leaving = keys.find((key) => (safe[key] = workspacePath(String(safe[key]))) === undefined);
      if (leaving === undefined) this.add(safe as AnchorFields, item);
      else this.leavesWorkspace(String((result.data as Record<string, unknown>)[leaving]), item);
    }
  }

  private pathsIn(node: MapNode): string[] {
    const entries = new MapCursor();
    entries.open(node);
    const { roles } = this.layouts.of(entries);
    const files = node.entries.filter((_, i) => roles[i] === 'files');
    return files.flatMap((entry) => this.pathsOf(entry.value));
  }

  private pathsOf(value: ValueNode): string[] {
    return scalars(value).flatMap((node) => {
      const text = typeof node.value === 'string' ? node.value.trim() : '';
      const path = placesIn(text)?.path ?? text;
      return looksLikePath(path) ? (workspacePath(path) ?? []) : [];
    });
  }

  private safePath(text: string, node: Stretch): string | undefined {
    const path = workspacePath(text);
    if (path === undefined) this.leavesWorkspace(text, node);
    return path;
  }

  private leavesWorkspace(text: string, node: Stretch): void {
    this.source.problem(
      node.start,
      node.end,
      'error',
      l10n.t('`{0}` leaves the workspace; it is never opened.', text),
    );
  }

  private add(anchor: AnchorFields, node: Stretch, inferred = false): void {
    if (!this.isNew(anchor)) return;
    this.given[this.count] = anchor;
    this.anchors[this.count++] = anchorEntry(anchor, inferred, this.source.mentionOf(node));
  }

  private isNew(anchor: AnchorFields): boolean {
    const { given, seen, count } = this;
    if (count < few) {
      for (let i = 0; i < count; i++) if (isSameAnchor(given[i]!, anchor)) return false;
      return true;
    }
    if (seen.size === 0) for (let i = 0; i < count; i++) seen.add(JSON.stringify(given[i]));
    const before = seen.size;
    return seen.add(JSON.stringify(anchor)).size > before;
  }
}

/** Anchors that lead to code themselves. */
const tying = new Set<AnchorFields['kind']>(['file', 'range', 'symbol', 'import', 'missing-file']);

/** A longer value is a log. */
const maxProse = 20_000;

/** Compared one by one. */
const few = 8;

/** What the keys of a mapping say of what stands beneath them. */
function layoutOf(entries: MapCursor): { roles: readonly KeyRole[]; hasPlace: boolean } {
  return {
    roles: entries.keys.map(keyRole),
    hasPlace: entries.keys.some((_, i) => placeKeys.get(entries.canonical(i))?.startsWith('line')),
  };
}

function scalars(value: ValueNode): ScalarNode[] {
  if (value.kind === 'scalar') return value.value === null ? [] : [value];
  if (value.kind === 'list') return value.items.filter((item) => item.kind === 'scalar');
  return [];
}
