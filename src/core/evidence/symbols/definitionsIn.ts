import { Breather } from '../../Breather.js';
import { parsePythonInSteps } from '../../python/parsePython.js';
import { withBreath } from '../../steps.js';
import { outlineOf } from '../../syntax/readOutline.js';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';
import { pythonOutline, syntaxOutline, type Outline } from '../tracking/Outline.js';
import { isPython } from './findInFile.js';

/** A longer text is generated or data: it is not worth waiting for. */
const maxLength = 1_000_000;

/** The functions, classes and methods of a text; none where no parser is for its language, or the text is very long. */
export async function definitionsIn(
  path: string,
  text: string,
  parsers: SyntaxParsers | undefined,
): Promise<Outline> {
  if (text.length > maxLength) return [];
  if (isPython(path)) return pythonOutline(await withBreath(parsePythonInSteps(text), new Breather()));
  const outline = parsers && (await outlineOf({ path, text }, parsers));
  return outline ? syntaxOutline(outline) : [];
}
