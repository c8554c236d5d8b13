/** The parser of languages other than Python: loaded when the first such file is to be parsed. */
export { Language, Parser } from 'web-tree-sitter';
