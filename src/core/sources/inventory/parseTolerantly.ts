import * as l10n from '@vscode/l10n';
import type { z } from 'zod';
import { entryOf, toValue, type ValueNode } from '../valueTree.js';

export interface FieldProblem {
  start: number;
  end: number;
  message: string;
}

/** Each round drops at least one value, so this bounds the work on an entry that is wrong all over. */
const maxRounds = 40;

/**
 * Validates a value against a schema and drops the parts that are wrong, each with a problem at its own range,
 * until the rest is right. `value` is undefined when a required field is missing or wrong.
 */
export function parseTolerantly<S extends z.ZodType>(
  schema: S,
  node: ValueNode,
): { value: z.output<S> | undefined; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const reported = new Set<string>();
  let rest = node;
  for (let round = 0; round < maxRounds; round++) {
    const result = schema.safeParse(toValue(rest));
    if (result.success) return { value: result.data, problems };
    let next: ValueNode | undefined = rest;
    for (const { path, issue } of wrongParts(result.error.issues)) {
      const missing = nodeAt(rest, path) === undefined;
      const unknownKey = issue.code === 'unrecognized_keys';
      // A required field that was wrong is dropped first and missing in the next round: one message is enough.
      const key = `${nodeAt(rest, path.slice(0, -1))?.start}/${String(path.at(-1))}`;
      if (!reported.has(key)) {
        reported.add(key);
        const message = unknownKey
          ? l10n.t('Unknown key `{0}`; it is kept as a detail.', String(path.at(-1)))
          : describe(issue, missing);
        problems.push({ ...placeOf(rest, path, unknownKey || missing), message });
      }
      // What lacks a required field goes as a whole (an anchor without its path); the entry around it stays.
      next = next && without(next, missing ? path.slice(0, -1) : path);
    }
    if (next === undefined || next === rest) break;
    rest = next;
  }
  return { value: undefined, problems };
}

type Path = readonly PropertyKey[];

/** One entry a place, deeper and later first, so that dropping a list item does not move the paths of the others. */
function wrongParts(issues: readonly z.core.$ZodIssue[]): { path: Path; issue: z.core.$ZodIssue }[] {
  const parts = new Map<string, { path: Path; issue: z.core.$ZodIssue }>();
  for (const issue of issues) {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const key = JSON.stringify(path);
      if (!parts.has(key)) parts.set(key, { path, issue });
    }
  }
  return [...parts.values()].sort((a, b) => comparePaths(b.path, a.path));
}

function comparePaths(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const x = a[i]!;
    const y = b[i]!;
    if (x === y) continue;
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1;
  }
  return a.length - b.length;
}

function nodeAt(node: ValueNode, path: Path): ValueNode | undefined {
  let at: ValueNode | undefined = node;
  for (const step of path) {
    if (at?.kind === 'map') at = entryOf(at, String(step))?.value;
    else at = at?.kind === 'list' ? at.items[Number(step)] : undefined;
  }
  return at;
}

/** The node without the part at the path; undefined when that is the node itself. */
function without(node: ValueNode, path: Path): ValueNode | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (node.kind === 'map') {
    const entries = node.entries.flatMap((entry) => {
      if (entry.key !== String(step)) return [entry];
      const value = without(entry.value, rest);
      return value ? [{ ...entry, value }] : [];
    });
    return { kind: 'map', start: node.start, end: node.end, entries };
  }
  if (node.kind === 'list') {
    const items = node.items.flatMap((item, i) =>
      i === Number(step) ? (without(item, rest) ?? []) : [item],
    );
    return { kind: 'list', start: node.start, end: node.end, items };
  }
  return node;
}

/** The range of the value at the path, or of the nearest parent's head when it is missing. */
function placeOf(node: ValueNode, path: Path, preferKey: boolean): { start: number; end: number } {
  let at = node;
  let place = headOf(node);
  for (const [i, step] of path.entries()) {
    if (at.kind === 'map') {
      const entry = at.entries.findLast((candidate) => candidate.key === String(step));
      if (!entry) return place;
      at = entry.value;
      const last = i === path.length - 1;
      place =
        last && !preferKey && at.end > at.start
          ? { start: at.start, end: at.end }
          : { start: entry.keyStart, end: entry.keyEnd };
    } else if (at.kind === 'list') {
      const item = at.items[Number(step)];
      if (!item) return place;
      at = item;
      place = i === path.length - 1 && at.kind === 'scalar' ? { start: at.start, end: at.end } : headOf(at);
    } else {
      return place;
    }
  }
  return place;
}

/** A place for "something is missing here": the first key of a map rather than all its lines. */
function headOf(node: ValueNode): { start: number; end: number } {
  if (node.kind === 'map' && node.entries.length > 0) {
    return { start: node.entries[0]!.keyStart, end: node.entries[0]!.keyEnd };
  }
  if (node.kind === 'scalar') return { start: node.start, end: node.end };
  return { start: node.start, end: Math.min(node.end, node.start + 1) };
}

function describe(issue: z.core.$ZodIssue, missing: boolean): string {
  const name = issue.path.length > 0 ? `\`${issue.path.map(String).join('.')}\`` : l10n.t('This entry');
  const expected = expectation(issue);
  if (missing)
    return issue.path.length > 0
      ? l10n.t('{0} is missing; expected {1}.', name, expected)
      : l10n.t('Expected {0}.', expected);
  return l10n.t('{0}: expected {1}.', name, expected);
}

function typeWord(type: string): string {
  switch (type) {
    case 'string':
      return l10n.t('text');
    case 'array':
      return l10n.t('a list');
    case 'object':
      return l10n.t('a mapping');
    case 'boolean':
      return l10n.t('true or false');
    case 'int':
      return l10n.t('a whole number');
    default:
      return l10n.t('a {0}', type);
  }
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWord(issue.expected);
    case 'invalid_value':
      return l10n.t('one of {0}', issue.values.map((value) => String(value)).join(', '));
    case 'too_small':
      return issue.origin === 'string'
        ? l10n.t('text that is not empty')
        : l10n.t('at least {0}', String(issue.minimum));
    case 'too_big':
      return l10n.t('at most {0}', String(issue.maximum));
    case 'invalid_union':
      return issue.discriminator
        ? l10n.t('a known kind: file, range, symbol, import, test, dependency, pattern or missing-file')
        : l10n.t('text or a number');
    case 'invalid_format':
      return issue.message;
    default:
      return l10n.t('another value');
  }
}
