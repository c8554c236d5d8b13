import * as l10n from '@vscode/l10n';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { FileText } from '../files/FileAccess.js';
import type { Fragment } from '../sources/fragment.js';
import { readSourceWhole } from '../sources/readSource.js';
import { toValue, type JsonValue, type ValueNode } from '../sources/valueTree.js';
import { applyEdits } from '../text/applyEdits.js';
import { changedPaths, type ValuePath } from './changedPaths.js';
import { fragmentChanges } from './fragmentValue.js';
import { WorkingText } from './WorkingText.js';
import type { WritePlan } from './WritePlan.js';

/** What must be true of a source after an edit, beside that it reads at all. */
export interface Expectation {
  /** The source says what it is to say. */
  says(after: Fragment): boolean;
  /** There is one entry more or less: that a report then counts other than it lists is for the person to see. Default: false */
  readonly recounts?: boolean;
  /** What of the two readings is compared. Default: all of them */
  readonly compared?: { readonly before: Fragment; readonly after: (after: Fragment) => Fragment };
  /** The value there may differ from what it was; any other that differs refuses the edit. */
  mayChange(path: ValuePath): boolean;
  /** The same for the values of JSON and YAML themselves, of which there is more than is read. Default: exactly one value differs. */
  dataMayChange?(changed: readonly ValuePath[], after: JsonValue): boolean;
  /** What is copied brings the problems that it has with it. Default: there is none more than before. */
  mayRepeatProblems?: boolean;
}

/** More writings than this are no longer a question of style. */
const mostTried = 40;

/**
 * One source with what it says, and the judge of edits: an edit is good when the source, read again as it would be, says what it is to say and
 * everything else as before.
 */
export class Proof {
  readonly before: Fragment;
  readonly work: WorkingText;
  readonly format: 'json' | 'yaml' | 'report';
  /** The tree of a JSON or YAML source, with offsets of `work.text`. */
  readonly root: ValueNode | undefined;
  private data: JsonValue | undefined;
  private proven: Proof | undefined;

  constructor(
    readonly path: string,
    readonly file: FileText,
  ) {
    const { fragment, tree, repaired } = readSourceWhole(path, file);
    this.before = fragment;
    this.work = new WorkingText(file, repaired);
    if (fragment.source.kind === 'report') this.format = 'report';
    else this.format = /\.ya?ml$/iu.test(path) ? 'yaml' : 'json';
    this.root = tree?.root;
  }

  /** Of a text, or as it is where the text was read already. */
  static of(path: string, source: FileText | Proof): Proof {
    return source instanceof Proof ? source : new Proof(path, source);
  }

  /** The source with another text; the one that was proved last is not read again. */
  withText(text: string): Proof {
    return this.proven?.file.text === text ? this.proven : new Proof(this.path, { ...this.file, text });
  }

  /** Why nothing in this source can be written; undefined when it can. */
  get obstacle(): string | undefined {
    if (this.file.lossy)
      return l10n.t(
        '{0} holds bytes that are not valid {1}; it is left as it is.',
        this.path,
        this.file.encoding,
      );
    if (this.before.broken) return l10n.t('{0} has a syntax error; correct it first.', this.path);
    return undefined;
  }

  /** The first of the edits, each of `work.text`, that proves right; undefined when none does. */
  first(candidates: Iterable<readonly OffsetEdit[]>, expected: Expectation): WritePlan | undefined {
    const tried = new Set<string>();
    for (const candidate of candidates) {
      const edits = this.work.toFile(candidate);
      if (!edits || edits.length === 0) continue;
      const text = applyEdits(this.file.text, edits, this.work.lines);
      if (text === this.file.text || tried.has(text)) continue;
      tried.add(text);
      const after = new Proof(this.path, { ...this.file, text });
      if (this.isRight(after, expected)) {
        this.proven = after;
        return { kind: 'change', edits };
      }
      if (tried.size >= mostTried) return undefined;
    }
    return undefined;
  }

  private isRight(after: Proof, expected: Expectation): boolean {
    if (!expected.says(after.before) || !this.hasNoNewProblem(after.before, expected)) return false;
    const before = expected.compared?.before ?? this.before;
    const now = expected.compared?.after(after.before) ?? after.before;
    return (
      fragmentChanges(before, now, 100).every((path) => expected.mayChange(path)) &&
      this.isSameData(after, expected)
    );
  }

  private isSameData(after: Proof, expected: Expectation): boolean {
    if (!this.root) return true;
    if (!after.root) return false;
    const now = after.plain(after.root);
    const changed = changedPaths(this.plain(this.root), now);
    return expected.dataMayChange ? expected.dataMayChange(changed, now) : changed.length === 1;
  }

  private plain(root: ValueNode): JsonValue {
    return (this.data ??= toValue(root));
  }

  private hasNoNewProblem({ problems, broken }: Fragment, expected: Expectation): boolean {
    const { recounts = false, mayRepeatProblems = false } = expected;
    if (broken) return false;
    const known = new Map<string, number>();
    for (const { message } of this.before.problems) known.set(message, (known.get(message) ?? 0) + 1);
    return problems.every(({ message, severity }) => {
      if (recounts && severity === 'information') return true;
      const left = known.get(message);
      if (left === undefined || mayRepeatProblems) return left !== undefined;
      known.set(message, left - 1);
      return left > 0;
    });
  }
}
