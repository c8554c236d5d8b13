import { setFlagsFromString } from 'node:v8';

/** The newest major version of Node whose engine is known to have the setting. */
const newestKnown = 24;

/**
 * Has the engine look longer at a function before it compiles it anew for speed: six times its default. Of a run of less than a second
 * that compiling is half the processor time, most of it for functions that are hardly called again, and the run is over before it pays off. What takes longer
 * gains as well, since fewer of the guesses that such code is made by turn out wrong.
 */
export function tuneForShortRun(): void {
  const [major] = process.versions.node.split('.');
  if (Number(major) <= newestKnown) setFlagsFromString('--interrupt-budget=400000');
}
