// Finds what reads like a text for people and does not go through `l10n.t`.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Calls whose arguments are for the log, a developer or a program, which stay English. */
const UNTRANSLATED_CALLS =
  /^(?:(?:.*\.)?(?:t|describe|registerCommand|executeCommand|replaceAll|replace|split|startsWith|endsWith|includes|indexOf|test|createOutputChannel)|(?:.*\.)?(?:log|logger|console)\.(?:info|warn|error|debug|trace))$/;
/** Properties and variables that a person reads, whatever their text looks like. */
const SHOWN = /^(?:label|description|detail|tooltip|placeHolder|prompt|title|message|reason|note|why)$/;
const WORDS = /\p{L}{2,}[^\p{L}\n]*\s[^\n]*\p{L}{2,}/u;
/** One word beside something that is put in: `line {}`, `{} left`. */
const GLUED = /(?:^|[\s(])\p{L}{3,} \{\}|\{\} \p{L}{3,}(?:$|[\s.,;:)])/u;

/**
 * @typedef {object} PlainText
 * @property {string} file relative to the repository
 * @property {number} line one-based
 * @property {string} text placeholders of a template are `{}`
 */

/**
 * Literals of two words or more, of one word glued to what is put in, and any words that are given to a property that a person reads.
 *
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {PlainText[]}
 */
export function plainTexts(root, folders) {
  return sourceFiles(root, folders).flatMap((file) =>
    plainTextsOf(file, fs.readFileSync(path.join(root, file), 'utf8')),
  );
}

/**
 * @param {string} root
 * @param {readonly string[]} folders also single files
 * @returns {string[]} with forward slashes, in order
 */
export function sourceFiles(root, folders) {
  return folders
    .flatMap((folder) =>
      folder.endsWith('.ts')
        ? [folder]
        : fs
            .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.ts'))
            .map((file) => path.posix.join(folder, file.replaceAll('\\', '/'))),
    )
    .sort();
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {PlainText[]}
 */
export function plainTextsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  /** @type {PlainText[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (isUntranslated(node, source) || isCompared(node)) return;
    const words = literal(node);
    if (words !== undefined && isForPeople(words, node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, text: words });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {string} words @param {ts.Node} node */
function isForPeople(words, node) {
  if (WORDS.test(words) || GLUED.test(words)) return true;
  return isShown(node) && /^\P{L}*\p{Lu}\p{L}+/u.test(words);
}

/** @param {ts.Node} node @param {ts.SourceFile} source */
function isUntranslated(node, source) {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText(source) === 'String.raw';
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  const called = node.expression.getText(source).replace(/\?/g, '');
  return called === 'RegExp' || UNTRANSLATED_CALLS.test(called);
}

/** A literal that another text is compared with. @param {ts.Node} node */
function isCompared(node) {
  if (!ts.isStringLiteralLike(node)) return false;
  const { parent } = node;
  if (ts.isCaseClause(parent)) return parent.expression === node;
  return ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText());
}

/** @param {ts.Node} node @returns {string | undefined} */
function literal(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('');
}

/** @param {ts.Node} node */
function isShown({ parent }) {
  if (parent && ts.isPropertyAssignment(parent)) return SHOWN.test(parent.name.getText());
  if (parent && ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left))
    return SHOWN.test(parent.left.name.text);
  return false;
}
