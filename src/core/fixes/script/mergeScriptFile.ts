import type { Merger } from '../Merger.js';
import { mergeScript } from './mergeScript.js';

/** `mergeScript` with the host's parsers; refused where the host lends none. */
export const mergeScriptFile: Merger = async ({ path, target, template, replace, syntax }) => {
  if (syntax) return mergeScript({ path, target, template }, syntax, { replace });
  return { kind: 'refused', reason: 'it is merged by its syntax tree, and there is no parser for it here.' };
};
