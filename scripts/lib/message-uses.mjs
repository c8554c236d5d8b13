// How the code uses the messages of `l10n.t`, and what is wrong with that.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { sourceFiles } from './plain-texts.mjs';

/** Between the plural forms of a message; see src/core/text/counted.ts. */
export const FORMS = ' || ';

/**
 * @typedef {object} MessageUse
 * @property {string} key as in the bundle
 * @property {string} place `src/a.ts:12`
 * @property {'one' | 'many' | 'plain'} role `one` and `many`: as the second and third argument of `counted`
 * @property {boolean} early whether it is translated when the module is loaded, before there are translations
 * @property {boolean} byHand whether code of its own chooses between this message and another by comparing a count with 1
 */

/**
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {MessageUse[]}
 */
export function messageUses(root, folders) {
  return sourceFiles(root, folders).flatMap((file) =>
    messageUsesOf(file, fs.readFileSync(path.join(root, file), 'utf8')),
  );
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {MessageUse[]}
 */
export function messageUsesOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  /** @type {MessageUse[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const key = ts.isCallExpression(node) && /^l10n\.t$/.test(node.expression.getText(source)) && keyOf(node);
    if (key) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const place = `${file}:${line + 1}`;
      found.push({ key, place, role: roleOf(node), early: isEarly(node), byHand: isByHand(node, source) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * What is wrong with how messages are used: texts of the module level, plurals that are not chosen by `counted`, and plural forms
 * in the English.
 *
 * @param {readonly MessageUse[]} uses
 * @returns {string[]}
 */
export function useErrors(uses) {
  return uses.flatMap(({ key, place, early, byHand }) => [
    ...(early ? [`${place} translates '${key}' when the module is loaded, which is too early`] : []),
    ...(byHand ? [`${place} chooses '${key}' by a count; counted does that for every language`] : []),
    ...(key.includes(FORMS) ? [`${place} has plural forms in the English '${key}'`] : []),
  ]);
}

/**
 * Plural forms that people would see as they are written, or fewer or more of them than the language has.
 *
 * @param {string} file named in the errors
 * @param {string} language its tag
 * @param {Record<string, string | { message: string }>} translated
 * @param {readonly MessageUse[]} uses
 * @returns {string[]}
 */
export function pluralErrors(file, language, translated, uses) {
  const wanted = formsOf(language);
  return Object.entries(translated).flatMap(([key, value]) => {
    const forms = (typeof value === 'string' ? value : value.message).split(FORMS).length;
    if (forms === 1) return [];
    const own = uses.filter((use) => use.key === key);
    const others = own.filter(({ role }) => role !== 'many').map(({ place }) => place);
    return [
      ...(own.length === others.length
        ? [`${file} has plural forms for '${key}', which is not counted`]
        : []),
      ...(own.length > others.length && others.length > 0
        ? [`${file} has plural forms for '${key}', which ${others.join(', ')} shows without counted`]
        : []),
      ...(forms === wanted ? [] : [`${file} has ${forms} forms for '${key}'; the language has ${wanted}`]),
    ];
  });
}

/** How many forms whole numbers take. @param {string} language */
function formsOf(language) {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: 200 }, (_, n) => rules.select(n))).size;
}

/** The key that extraction gives it; undefined where the message is no literal. @param {ts.CallExpression} call */
function keyOf({ arguments: [first] }) {
  if (!first) return undefined;
  if (ts.isStringLiteral(first) || ts.isNoSubstitutionTemplateLiteral(first)) return first.text;
  if (!ts.isObjectLiteralExpression(first)) return undefined;
  /** @param {string} name */
  const property = (name) => {
    const found = first.properties.find((each) => each.name?.getText() === name);
    return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
  };
  const message = property('message');
  const comment = property('comment');
  if (!message || !ts.isStringLiteralLike(message)) return undefined;
  const comments =
    comment && ts.isArrayLiteralExpression(comment) ? [...comment.elements] : comment ? [comment] : [];
  const said = comments.flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : []));
  return said.length === 0 ? message.text : `${message.text}/${said.join('')}`;
}

/** @param {ts.CallExpression} call @returns {MessageUse['role']} */
function roleOf(call) {
  /** @type {ts.Node} */
  let node = call;
  while (
    ts.isParenthesizedExpression(node.parent) ||
    (ts.isConditionalExpression(node.parent) && node.parent.condition !== node)
  )
    node = node.parent;
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.expression.getText() !== 'counted') return 'plain';
  const at = parent.arguments.findIndex((each) => each === node);
  return at === 1 ? 'one' : at === 2 ? 'many' : 'plain';
}

/** @param {ts.Node} node */
function isEarly(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isFunctionLike(at)) return false;
    if (ts.isPropertyDeclaration(at))
      return at.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
  }
  return true;
}

/** `n === 1 ? t(...) : t(...)` @param {ts.Node} call @param {ts.SourceFile} source */
function isByHand(call, source) {
  const { parent } = call;
  return (
    ts.isConditionalExpression(parent) &&
    parent.condition !== call &&
    ts.isBinaryExpression(parent.condition) &&
    /^[!=]==?$/.test(parent.condition.operatorToken.getText(source)) &&
    [parent.condition.left, parent.condition.right].some((side) => side.getText(source) === '1')
  );
}
