/** A source of more characters than this is a dump, and reading it would be felt. */
export const maxSourceLength = 16_000_000;
