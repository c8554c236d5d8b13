/** How a `PackedSummary` lies in its array: a header of counts, then one part after the other, in this order. */
export const HEADER = {
  stub: 0,
  init: 1,
  symbols: 2,
  declarations: 3,
  /** Those of the imports that are judged come first. */
  judged: 4,
  imports: 5,
  names: 6,
  stars: 7,
  /** Cells, not steps. */
  steps: 8,
} as const;

export const HEADER_SIZE = 9;

/** Whether it is hidden; its first declaration. One more symbol ends the last. The words begin with the names of the symbols. */
export const SYMBOL_SIZE = 2;

/** Order; flags; import or -1; word or -1. */
export const DECLARATION_SIZE = 4;
export const DECLARATION = { typed: 1, inHandler: 2, callable: 4, module: 8 } as const;

/** Of the name or the module, in this order. */
export const PLACE = {
  start: 0,
  end: 1,
  line: 2,
  character: 3,
  endLine: 4,
  endCharacter: 5,
  ignored: 6,
} as const;
const PLACE_SIZE = 7;

/** Flags and level; word of the module; first name; place. One more import ends the names of the last. */
export const IMPORT_SIZE = 3 + PLACE_SIZE;
export const IMPORT = { plain: 1, star: 2, guarded: 4, reached: 8, levelShift: 4 } as const;

/** Word; place. */
export const NAME_SIZE = 1 + PLACE_SIZE;

/** Order; whether in a handler; import. */
export const STAR_SIZE = 3;

/** Of a step of `__all__`: its kind by its number here; whether it is unclear; how many words, and these. After the steps: of each word its end in the text of all. */
export const STEP_KINDS = ['set', 'add', 'remove', 'module'] as const;
