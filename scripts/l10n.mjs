// The texts of the code. `npm run l10n` extracts them into l10n/bundle.l10n.json; with `--check` it only says whether that is
// up to date, whether every translation has the same keys and placeholders as the English, and whether a text is not extracted.
import { getL10nJson } from '@vscode/l10n-dev';
import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { messageUses, pluralErrors, useErrors } from './lib/message-uses.mjs';
import { plainTextErrors } from './lib/plain-texts-allowed.mjs';
import { plainTexts } from './lib/plain-texts.mjs';
import { isMain, root, runMain, UserError } from './lib/run.mjs';
import { translationErrors } from './lib/translations.mjs';

const BUNDLE = path.join('l10n', 'bundle.l10n.json');

/** Every message that src hands to `l10n.t`, by key, in order of key. */
export async function extractMessages() {
  const files = fs
    .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => fs.readFileSync(path.join(root, 'src', file), 'utf8'))
    .filter((contents) => contents.includes('l10n.t('))
    .map((contents) => ({ extension: '.ts', contents }));
  const messages = await getL10nJson(files);
  return Object.fromEntries(Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @returns {Promise<string[]>} what is wrong; empty when nothing is */
export async function checkTexts() {
  const messages = await extractMessages();
  const stale = JSON.stringify(readJson(BUNDLE)) !== JSON.stringify(messages);
  const manifest = readJson('package.nls.json');
  const uses = messageUses(root, ['src']);
  return [
    ...plainTextErrors(plainTexts(root, ['src'])),
    ...useErrors(uses),
    ...(stale ? [`${BUNDLE} is not what the code says: run npm run l10n`] : []),
    ...translationsOf('.', /^package\.nls\.(.+)\.json$/).flatMap(({ file, language }) => [
      ...translationErrors(file, manifest, readJson(file)),
      ...pluralErrors(file, language, readJson(file), []),
    ]),
    ...translationsOf('l10n', /^bundle\.l10n\.(.+)\.json$/).flatMap(({ file, language }) => [
      ...translationErrors(file, messages, readJson(file)),
      ...pluralErrors(file, language, readJson(file), uses),
    ]),
  ];
}

/** @param {string} folder @param {RegExp} pattern of the name, with the tag of the language as its group */
function translationsOf(folder, pattern) {
  return fs.readdirSync(path.join(root, folder)).flatMap((name) => {
    const language = pattern.exec(name)?.[1];
    return language === undefined ? [] : [{ file: path.join(folder, name), language }];
  });
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
}

if (isMain(import.meta)) {
  await runMain(async () => {
    if (!process.argv.includes('--check')) {
      const messages = await extractMessages();
      const file = path.join(root, BUNDLE);
      const text = await format(JSON.stringify(messages), { ...(await resolveConfig(file)), parser: 'json' });
      fs.writeFileSync(file, text);
    }
    const errors = await checkTexts();
    if (errors.length > 0) throw new UserError(errors.join('\n'));
    console.log(`texts: ${Object.keys(readJson(BUNDLE)).length} messages of the code are in ${BUNDLE}`);
  });
}
