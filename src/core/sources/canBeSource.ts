export const reportEnding = /\.(?:md|markdown|mdown|mdx)$/iu;
export const inventoryEnding = /\.(?:json|jsonc|json5|ya?ml)$/iu;

/** Endings of the files that can be sources: inventories and Markdown reports. */
export function canBeSource(path: string): boolean {
  return inventoryEnding.test(path) || reportEnding.test(path) || /\.txt$/iu.test(path);
}
