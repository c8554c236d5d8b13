import type { Breather } from '../Breather.js';
import type { CodeView } from './CodeView.js';
import type { TrackingView } from './tracking/Tracking.js';

/** Thrown through a resolver whose work nobody waits for any more; its anchor is asked again later. */
export class Overtaken extends Error {}

/**
 * A view whose questions let the event loop turn when it is time: what is answered from memory would otherwise go on without a
 * break, whatever is awaited.
 *
 * @throws {Overtaken} from each question once `isCurrent` says no
 */
export function breathingView(view: CodeView, breather: Breather, isCurrent: () => boolean): CodeView {
  const pause = async (): Promise<void> => {
    if (breather.due) await breather.breathe();
    if (!isCurrent()) throw new Overtaken();
  };
  /** Before, so that nothing is begun in vain; after, as answers come several at a time and each is worked at next. */
  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    await pause();
    const answer = await question();
    await pause();
    return answer;
  };
  return {
    ...view,
    find: (pathOrGlob) => ask(() => view.find(pathOrGlob)),
    head: (path) => ask(() => view.head(path)),
    file: (path) => ask(() => view.file(path)),
    python: (path) => ask(() => view.python(path)),
    syntax: (path) => ask(() => view.syntax(path)),
    pattern: (question) => ask(() => view.pattern(question)),
    pythonModule: (...asked) => ask(() => view.pythonModule(...asked)),
    imports: (target) => ask(() => view.imports(target)),
    tracking: breathingTracking(view.tracking, ask),
  };
}

function breathingTracking(
  tracking: TrackingView,
  ask: <T>(question: () => Promise<T>) => Promise<T>,
): TrackingView {
  return {
    table: (file) => ask(() => tracking.table(file)),
    indexed: (table) => ask(() => tracking.indexed(table)),
    located: (file, baseline, outline) => ask(() => tracking.located(file, baseline, outline)),
    outline: (parsed) => tracking.outline(parsed),
    commitOf: (mention) => ask(() => tracking.commitOf(mention)),
    oldText: (mention, path) => ask(() => tracking.oldText(mention, path)),
    earlierText: (mention, path, commit) => ask(() => tracking.earlierText(mention, path, commit)),
    oldTextAt: (commit, path) => ask(() => tracking.oldTextAt(commit, path)),
    renamesSince: (commit) => ask(() => tracking.renamesSince(commit)),
  };
}
