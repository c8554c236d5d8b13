import * as l10n from '@vscode/l10n';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { memoized } from '../text/memoized.js';
import type { ListNode, MapEntry, MapNode, SyntaxProblem, ValueNode, ValueTree } from './valueTree.js';
import { canonicalKey } from './words.js';
import { yamlProblem } from './yamlProblem.js';

/** Aliases may multiply a small text into a giant tree; a real inventory stays far below. */
const maxNodes = 2_000_000;
const maxDepth = 400;

/** YAML 1.2 with positions: the first document that holds something. Never throws; reads on after errors. */
export function parseYaml(text: string): ValueTree {
  const problems: SyntaxProblem[] = [];
  try {
    const parsed = parseAllDocuments(text, {
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
      strict: false,
    });
    const documents: Document[] = Array.isArray(parsed) ? parsed : [];
    for (const document of documents) {
      for (const error of document.errors)
        problems.push(syntaxProblem(error.pos, yamlProblem(error), 'error'));
      for (const warning of document.warnings)
        problems.push(syntaxProblem(warning.pos, yamlProblem(warning), 'warning'));
    }
    const document = documents.find(
      (candidate) => candidate.contents !== null && !isEmptyScalar(candidate.contents),
    );
    const root = document?.contents
      ? new Converter(document, problems).convert(document.contents, 0)
      : undefined;
    return { root, problems };
  } catch (error) {
    const message =
      error instanceof RangeError
        ? l10n.t('The text is nested too deeply to be read.')
        : l10n.t('This is not valid YAML here.');
    problems.push({ start: 0, end: Math.min(1, text.length), message, severity: 'error' });
    return { root: undefined, problems };
  }
}

function syntaxProblem(
  pos: [number, number],
  message: string,
  severity: SyntaxProblem['severity'],
): SyntaxProblem {
  return { start: pos[0], end: Math.max(pos[1], pos[0]), message, severity };
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && (node.value === null || node.value === '');
}

class Converter {
  private nodes = 0;
  private readonly canonical = memoized(canonicalKey);

  constructor(
    private readonly document: Document,
    private readonly problems: SyntaxProblem[],
  ) {}

  convert(node: Node | null | undefined, depth: number): ValueNode {
    const [start, end] = placeOf(node);
    if (++this.nodes > maxNodes || depth > maxDepth) {
      if (this.nodes === maxNodes + 1 || depth === maxDepth + 1) {
        const message =
          depth > maxDepth
            ? l10n.t('The text is nested too deeply.')
            : l10n.t('Aliases make this text too large.');
        this.problems.push({ start, end, message, severity: 'error' });
      }
      return { kind: 'scalar', value: null, start, end };
    }
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      if (!target) return { kind: 'scalar', value: null, start, end };
      return { ...this.convert(target, depth + 1), start, end };
    }
    if (isMap(node)) return this.convertMap(node.items, start, end, depth);
    if (isSeq(node)) {
      const items = (node.items as (Node | null)[]).map((item) => this.convert(item, depth + 1));
      return { kind: 'list', start, end, items } satisfies ListNode;
    }
    return { kind: 'scalar', value: isScalar(node) ? plainValue(node.value) : null, start, end };
  }

  private convertMap(pairs: Pair[], start: number, end: number, depth: number): MapNode {
    const entries: MapEntry[] = [];
    for (const pair of pairs) {
      const key = pair.key as Node | null;
      const [keyStart, keyEnd] = placeOf(key);
      const name = isScalar(key) ? String(key.value) : '';
      const value = pair.value
        ? this.convert(pair.value as Node, depth + 1)
        : ({ kind: 'scalar', value: null, start: keyEnd, end: keyEnd } as const);
      if (name === '<<' && value.kind === 'map') {
        // A merge key: what the map says itself wins (https://yaml.org/type/merge.html).
        entries.push(
          ...value.entries.filter(
            (merged) => !pairs.some((own) => isScalar(own.key) && own.key.value === merged.key),
          ),
        );
      } else {
        entries.push({ key: name, canonical: this.canonical(name), keyStart, keyEnd, value });
      }
    }
    return { kind: 'map', start, end, entries };
  }
}

function placeOf(node: Node | null | undefined): [number, number] {
  const range = node?.range;
  return range ? [range[0], range[1]] : [0, 0];
}

function plainValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'bigint' ? String(value) : null;
}
