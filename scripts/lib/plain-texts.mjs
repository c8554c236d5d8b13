// Finds what reads like a text for people and does not go through `l10n.t`.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Calls whose arguments are for the log or a developer, which stay English. */
const UNTRANSLATED_CALLS =
  /^(?:.*\.)?(?:t|info|warn|error|debug|trace|Error|TypeError|RangeError|registerCommand|executeCommand|replaceAll|replace|split|startsWith|endsWith|includes|test|createOutputChannel)$/;
/** Properties and variables that a person reads, whatever their text looks like. */
const SHOWN = /^(?:label|description|detail|tooltip|placeHolder|prompt|title|message|reason)$/;
const WORDS = /\p{L}{2,}[^\p{L}\n]*\s[^\n]*\p{L}{2,}/u;

/**
 * @typedef {object} PlainText
 * @property {string} file relative to the repository
 * @property {number} line one-based
 * @property {string} text placeholders of a template are `{}`
 */

/**
 * Literals of two words or more, and shorter ones that are given to a property that a person reads.
 *
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {PlainText[]}
 */
export function plainTexts(root, folders) {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
      .sort()
      .flatMap((file) => plainTextsOf(file, fs.readFileSync(path.join(root, file), 'utf8'))),
  );
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
    if (isUntranslated(node, source)) return;
    const words = literal(node);
    if (words !== undefined && (WORDS.test(words) || (isShown(node) && /^\P{L}*\p{Lu}\p{L}+/u.test(words)))) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, text: words });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {ts.Node} node @param {ts.SourceFile} source */
function isUntranslated(node, source) {
  if (ts.isThrowStatement(node)) return true;
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  return UNTRANSLATED_CALLS.test(node.expression.getText(source).replace(/\?/g, ''));
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
