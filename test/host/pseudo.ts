import { runSuites } from './runSuites';

/** What VS Code calls to run the suites of `test/host/pseudo`, with the made-up language as the display language. */
export const run = (): Promise<void> => runSuites(() => import('suites:pseudo'));
