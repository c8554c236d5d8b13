import { Breather } from '../Breather.js';
import type { OutlineReader } from './languages/OutlineReader.js';
import { errorZones } from './errorZones.js';
import { goReader } from './languages/goReader.js';
import { javaReader } from './languages/javaReader.js';
import { rustReader } from './languages/rustReader.js';
import { scriptReader } from './languages/scriptReader.js';
import type { SyntaxLanguage } from './languageOf.js';
import type { SyntaxOutline } from './Outline.js';
import { OutlineBuilder } from './OutlineBuilder.js';
import type { SyntaxParsers, SyntaxTree } from './SyntaxParsers.js';

/** In milliseconds. */
const slice = 8;
const nodesAtOnce = 64;

const readers: Readonly<Record<SyntaxLanguage, OutlineReader>> = {
  typescript: scriptReader,
  tsx: scriptReader,
  javascript: scriptReader,
  rust: rustReader,
  go: goReader,
  java: javaReader,
};

/**
 * The outline of a parsed text; the tree is not needed afterwards. One pass over the nodes that can define something,
 * which lets the event loop turn when it takes long.
 */
export async function readOutline(
  { root, language }: SyntaxTree,
  path: string,
  text: string,
): Promise<SyntaxOutline> {
  const { types, when, read } = readers[language];
  const wanted = when?.text.test(text) ? [...types, ...when.types] : [...types];
  const hasErrors = root.hasError;
  const builder = new OutlineBuilder(text, /\.d\.[cm]?ts$/u.test(path), hasErrors);
  const breather = new Breather(slice);
  for (const [i, node] of root.descendantsOfType(wanted).entries()) {
    if (i % nodesAtOnce === nodesAtOnce - 1) await breather.breathe();
    builder.enter(node.startIndex);
    read(node, builder);
  }
  return builder.finish(language, hasErrors ? errorZones(root) : []);
}

/** The outline of a file; undefined when it has no syntax tree (see `SyntaxParsers.parse`). Never throws. */
export async function outlineOf(
  { path, text }: { path: string; text: string },
  parsers: SyntaxParsers,
): Promise<SyntaxOutline | undefined> {
  const tree = await parsers.parse(path, text);
  if (!tree) return undefined;
  try {
    return await readOutline(tree, path, text);
  } catch {
    // A tree that the parser's memory was too small for: the text is searched instead.
    return undefined;
  } finally {
    tree.dispose();
  }
}
