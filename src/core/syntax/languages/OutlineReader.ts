import type { Node } from 'web-tree-sitter';
import type { OutlineBuilder } from '../OutlineBuilder.js';

/** How the syntax tree of one language becomes an outline. */
export interface OutlineReader {
  /** The types of nodes that are looked at. */
  readonly types: readonly string[];
  /** Types that are common, and looked at only where the text fits. */
  readonly when?: { readonly text: RegExp; readonly types: readonly string[] };
  /** Is given them in text order, outer before inner. */
  readonly read: (node: Node, builder: OutlineBuilder) => void;
}
