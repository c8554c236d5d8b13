import { Breather } from '../Breather.js';
import { descendants } from './descendants.js';
import type { OutlineReader } from './languages/OutlineReader.js';
import { errorZones } from './errorZones.js';
import { goReader } from './languages/goReader.js';
import { javaReader } from './languages/javaReader.js';
import { rustReader } from './languages/rustReader.js';
import { scriptReader } from './languages/scriptReader.js';
import type { SyntaxLanguage } from './languageOf.js';
import { openMacros } from './openMacros.js';
import type { SyntaxOutline, SyntaxRange } from './Outline.js';
import { OutlineBuilder } from './OutlineBuilder.js';
import type { SyntaxParsers, SyntaxTree } from './SyntaxParsers.js';

const nodesAtOnce = 64;

const readers: Readonly<Record<SyntaxLanguage, OutlineReader>> = {
  typescript: scriptReader,
  tsx: scriptReader,
  javascript: scriptReader,
  rust: rustReader,
  go: goReader,
  java: javaReader,
};

/** Types in JavaScript (Flow), which its own grammar does not know. */
const typedScript = /^\s*(?:import|export)\s+type\b|@flow\b/mu;

/**
 * The outline of a parsed text; the tree is not needed afterwards. One pass over the nodes that can define something,
 * which lets the event loop turn when it takes long. `hidden`: where there may be more than the tree says.
 */
export async function readOutline(
  { root, language }: SyntaxTree,
  path: string,
  text: string,
  hidden: readonly SyntaxRange[] = [],
): Promise<SyntaxOutline> {
  const { types, when, read } = readers[language];
  const wanted = when?.text.test(text) ? [...types, ...when.types] : types;
  const hasErrors = root.hasError;
  const builder = new OutlineBuilder(text, /\.d\.[cm]?ts$/u.test(path), hasErrors);
  const breather = new Breather();
  for (const nodes of descendants(root, wanted, text)) {
    for (const [i, node] of nodes.entries()) {
      if (i % nodesAtOnce === 0) await breather.breathe();
      builder.enter(node.startIndex);
      read(node, builder);
    }
  }
  const zones = [...(hasErrors ? errorZones(root) : []), ...hidden];
  return builder.finish(
    language,
    zones.sort((a, b) => a.start - b.start),
  );
}

/** The outline of a file; undefined when it has no syntax tree (see `SyntaxParsers.parse`). Never throws. */
export async function outlineOf(
  { path, text }: { path: string; text: string },
  parsers: SyntaxParsers,
): Promise<SyntaxOutline | undefined> {
  let tree = await parsers.parse(path, text);
  if (!tree) return undefined;
  try {
    if (tree.language === 'rust') {
      const opened = await openMacros(tree, text, (code) => parsers.parse(path, code));
      tree = opened.tree;
      return await readOutline(tree, path, text, opened.hidden);
    }
    if (tree.language === 'javascript' && tree.root.hasError && typedScript.test(text)) {
      const typed = await parsers.parse(path, text, 'tsx');
      if (typed && lostIn(typed) < lostIn(tree)) {
        tree.dispose();
        tree = typed;
      } else typed?.dispose();
    }
    return await readOutline(tree, path, text);
  } catch {
    // A tree that the parser's memory was too small for: the text is searched instead.
    return undefined;
  } finally {
    tree.dispose();
  }
}

/** How many characters do not parse. */
function lostIn({ root }: SyntaxTree): number {
  return root.hasError ? errorZones(root).reduce((sum, { start, end }) => sum + end - start, 0) : 0;
}
