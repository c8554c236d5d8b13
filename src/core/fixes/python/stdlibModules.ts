import { standardTops } from '../../python/standardModules.js';

/** Private ones; what has to be installed all the same; jokes, whose names mean something else in code. */
const notMeant = /^(?!__future__$)_|^(?:typing_extensions|antigravity|this)$/u;

/** Top-level modules of the standard library that code imports by name. `turtledemo` has no types, but is there. */
export const STDLIB_MODULES: ReadonlySet<string> = new Set([
  ...standardTops.filter((name) => !notMeant.test(name)),
  'turtledemo',
]);

/** Whether a dotted module is of the standard library. */
export function isStdlibModule(dotted: string): boolean {
  const dot = dotted.indexOf('.');
  return STDLIB_MODULES.has(dot < 0 ? dotted : dotted.slice(0, dot));
}
