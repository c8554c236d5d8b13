// A made-up language: every text of ours is seen to be one, and what is left in plain letters was forgotten.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/** VS Code's own name for such a language. */
export const pseudoLanguage = 'qps-ploc';

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ODD = [...'ÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž'];
/** What a program reads: placeholders, the targets of links, icons, code. */
const KEPT = /\{[^}]*\}|\]\([^)]*\)|\$\([\w~-]+\)|`[^`]*`/g;

/** @param {string} text */
export function pseudo(text) {
  let made = '';
  let at = 0;
  for (const match of text.matchAll(KEPT)) {
    made += odd(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return `[!! ${made}${odd(text.slice(at))} !!]`;
}

/** @param {string} text */
const odd = (text) => [...text].map((letter) => ODD[PLAIN.indexOf(letter)] ?? letter).join('');

/**
 * The extension with a translation into the made-up language, in a folder of its own; the bundles are those of dist/.
 *
 * @param {string} folder made anew
 */
export function stagePseudoExtension(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, 'l10n'), { recursive: true });
  for (const name of ['package.json', 'package.nls.json', 'l10n/bundle.l10n.json'])
    fs.copyFileSync(path.join(root, name), path.join(folder, name));
  // No links: VS Code tells by the path of a module which extension asks it for its messages.
  for (const name of ['dist', 'media'])
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  translate('package.nls.json', path.join(folder, `package.nls.${pseudoLanguage}.json`));
  translate('l10n/bundle.l10n.json', path.join(folder, 'l10n', `bundle.l10n.${pseudoLanguage}.json`));
}

/** @param {string} from @param {string} to */
function translate(from, to) {
  /** @type {[string, string | { message: string }][]} */
  const texts = Object.entries(JSON.parse(fs.readFileSync(path.join(root, from), 'utf8')));
  const made = texts.map(([key, text]) => [key, pseudo(typeof text === 'string' ? text : text.message)]);
  fs.writeFileSync(to, JSON.stringify(Object.fromEntries(made)));
}
