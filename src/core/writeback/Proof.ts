import * as l10n from '@vscode/l10n';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { FileText } from '../files/FileAccess.js';
import type { Fragment } from '../sources/fragment.js';
import { parseJson } from '../sources/parseJson.js';
import { parseYaml } from '../sources/parseYaml.js';
import { readSource } from '../sources/readSource.js';
import { toValue, type JsonObject, type JsonValue, type ValueNode } from '../sources/valueTree.js';
import { applyEdits } from '../text/applyEdits.js';
import { changedPaths, type ValuePath } from './changedPaths.js';
import { fragmentValue } from './fragmentValue.js';
import { WorkingText } from './WorkingText.js';
import type { WritePlan } from './WritePlan.js';

/** What must be true of a source after an edit, beside that it reads at all. */
export interface Expectation {
  /** The source says what it is to say. */
  says(after: Fragment): boolean;
  /** The value there may differ from what it was; any other that differs refuses the edit. */
  mayChange(path: ValuePath): boolean;
  /** The same for the values of JSON and YAML themselves, of which there is more than is read. Default: exactly one value differs. */
  dataMayChange?(changed: readonly ValuePath[], after: JsonValue): boolean;
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
  private readonly data: JsonValue | undefined;
  private meaning: JsonObject | undefined;

  constructor(
    readonly path: string,
    private readonly file: FileText,
  ) {
    this.before = readSource(path, file);
    this.work = new WorkingText(file);
    if (this.before.source.kind === 'report') this.format = 'report';
    else this.format = /\.ya?ml$/iu.test(path) ? 'yaml' : 'json';
    this.root = this.parse(this.work.text);
    this.data = this.root && toValue(this.root);
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
      const text = applyEdits(this.file.text, edits);
      if (text === this.file.text || tried.has(text)) continue;
      tried.add(text);
      if (this.isRight(text, expected)) return { kind: 'change', edits };
      if (tried.size >= mostTried) return undefined;
    }
    return undefined;
  }

  private isRight(text: string, expected: Expectation): boolean {
    const after = readSource(this.path, { ...this.file, text });
    if (!expected.says(after) || !this.hasNoNewProblem(after)) return false;
    this.meaning ??= fragmentValue(this.before);
    const changed = changedPaths(this.meaning, fragmentValue(after), 100);
    return changed.every((path) => expected.mayChange(path)) && this.isSameData(text, expected);
  }

  private isSameData(text: string, expected: Expectation): boolean {
    if (this.data === undefined) return true;
    const root = this.parse(new WorkingText({ ...this.file, text }).text);
    if (!root) return false;
    const after = toValue(root);
    const changed = changedPaths(this.data, after);
    return expected.dataMayChange ? expected.dataMayChange(changed, after) : changed.length === 1;
  }

  private hasNoNewProblem({ problems, broken }: Fragment): boolean {
    const messages = this.before.problems.map(({ message }) => message);
    return (
      !broken &&
      problems.every(({ message }) => {
        const at = messages.indexOf(message);
        if (at >= 0) messages.splice(at, 1);
        return at >= 0;
      })
    );
  }

  private parse(text: string): ValueNode | undefined {
    if (this.format === 'report') return undefined;
    return (this.format === 'yaml' ? parseYaml(text) : parseJson(text)).root;
  }
}
