import { runSuites } from './runSuites';

/** What VS Code calls to run the suites of `test/host/multiroot`, with a workspace of several folders open. */
export const run = (): Promise<void> => runSuites(() => import('suites:multiroot'));
