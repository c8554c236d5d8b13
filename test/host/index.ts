import { runSuites } from './runSuites';

/** What VS Code calls to run the suites of `test/host/suite`, with the sample open as a folder. */
export const run = (): Promise<void> => runSuites(() => import('suites:host'));
