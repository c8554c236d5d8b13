// Every command, view, setting, menu and context key that package.json contributes exists in the code, and the
// other way round; every file that it names is there. Prints what is wrong and exits 1.
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..');
const readJson = (name) => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));
const manifestText = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
const texts = readJson('package.nls.json');
const manifest = JSON.parse(manifestText, (_key, value) =>
  typeof value === 'string' ? value.replace(/^%(.*)%$/u, (whole, key) => texts[key] ?? whole) : value,
);
const { contributes } = manifest;
const wrong = [];

const used = new Set([...manifestText.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]));
for (const key of used) if (!(key in texts)) wrong.push(`text '${key}' is not in package.nls.json`);
for (const key of Object.keys(texts)) if (!used.has(key)) wrong.push(`text '${key}' is used nowhere`);
for (const name of fs.readdirSync(root).filter((file) => /^package\.nls\..+\.json$/.test(file))) {
  const translated = readJson(name);
  for (const key of Object.keys(texts)) if (!(key in translated)) wrong.push(`${name} lacks '${key}'`);
  for (const key of Object.keys(translated))
    if (!(key in texts)) wrong.push(`${name} has '${key}', which is no text`);
}

const sources = fs
  .readdirSync(path.join(root, 'src'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => fs.readFileSync(path.join(root, 'src', file), 'utf8'));
const code = sources.join('\n');
const inCode = (pattern) => new Set([...code.matchAll(pattern)].map((match) => match[1]));

/** Reports what only one side has. */
function compare(what, contributed, used) {
  for (const id of contributed)
    if (!used.has(id)) wrong.push(`${what} '${id}' is contributed but not in the code`);
  for (const id of used)
    if (!contributed.has(id)) wrong.push(`${what} '${id}' is in the code but not contributed`);
}

const commands = new Set(contributes.commands.map(({ command }) => command));
compare('command', commands, inCode(/register(?:Command)?\(\s*'(defectLedger\.[\w.]+)'/g));

const views = new Set(
  Object.values(contributes.views)
    .flat()
    .map(({ id }) => id),
);
compare('view', views, inCode(/createTreeView(?:<\w+>)?\(\s*'(defectLedger\.[\w.]+)'/g));

const settings = new Set(Object.keys(contributes.configuration.properties));
const read = [...code.matchAll(/\.get<[^(]*>\(\s*'([\w.]+)'/g)].map((match) => `defectLedger.${match[1]}`);
compare('setting', settings, new Set(read));

const orders = new Set();
for (const [id, setting] of Object.entries(contributes.configuration.properties)) {
  const tell = (what) => wrong.push(`setting '${id}' ${what}`);
  const text = setting.markdownDescription;
  if (!/^\p{Lu}.*\.$/su.test(text ?? '')) tell('has no description in whole sentences');
  for (const [, other] of (text ?? '').matchAll(/`#(defectLedger\.[\w.]+)#`/g))
    if (!settings.has(other) || other === id) tell(`links to '${other}', which is no other setting`);
  if (setting.scope === undefined) tell('has no scope');
  if (!(setting.tags?.length > 0)) tell('has no tags');
  if (!(setting.order > 0) || orders.has(setting.order)) tell('has no order of its own');
  orders.add(setting.order);
  const checked = z.fromJSONSchema(setting).safeParse(setting.default);
  if (!('default' in setting) || !checked.success) tell(`has no valid default: ${checked.error?.message}`);
  for (const schema of [setting, ...Object.values(setting.properties ?? {})])
    if (schema.enum && schema.enum.length !== schema.enumDescriptions?.length)
      tell('does not describe each of its values');
}

const submenus = new Set((contributes.submenus ?? []).map(({ id }) => id));
for (const id of submenus) if (!contributes.menus[id]) wrong.push(`submenu '${id}' is empty`);

// Menus, welcome links and keybindings may only use commands and keys that there are.
for (const [menu, items] of Object.entries(contributes.menus)) {
  for (const { command, submenu } of items)
    if (submenu ? !submenus.has(submenu) : !commands.has(command))
      wrong.push(`menu ${menu} uses unknown '${command ?? submenu}'`);
}
const keys = inCode(/new ContextKey<[^>]*>\(\s*'(defectLedger\.[\w.]+)'/g);
const clauses = JSON.stringify([
  contributes.menus,
  contributes.viewsWelcome,
  contributes.commands,
  contributes.keybindings ?? [],
  contributes.walkthroughs ?? [],
]);
for (const [, key] of clauses.matchAll(/(?<![\w:'./-])(defectLedger\.\w+)(?= (?:==|&&)|"|')/g)) {
  const known =
    commands.has(key) || submenus.has(key) || views.has(key) || keys.has(key) || settings.has(key);
  if (!known) wrong.push(`'${key}' is used in a when clause, but nothing sets it`);
}
for (const key of keys) if (!clauses.includes(key)) wrong.push(`context key '${key}' is set but never used`);
// What a view says while it is empty is looked at in the real workbench; what stands there for a moment only cannot be waited for.
const passing = new Set(['welcome.defects.loading']);
const journeys = fs
  .readdirSync(path.join(root, 'test/ui'))
  .filter((file) => file.endsWith('.journey.mjs'))
  .map((file) => fs.readFileSync(path.join(root, 'test/ui', file), 'utf8'))
  .join('\n');
for (const key of used)
  if (key.startsWith('welcome.') && !passing.has(key) && !journeys.includes(`ui.welcome('${key}')`))
    wrong.push(`no journey looks at the welcome content '${key}'`);
for (const { contents, view } of contributes.viewsWelcome) {
  if (!views.has(view)) wrong.push(`welcome content for unknown view '${view}'`);
  for (const [, command] of contents.matchAll(/\(command:(defectLedger\.\w+)/g)) {
    if (!commands.has(command)) wrong.push(`welcome content links to unknown command '${command}'`);
  }
}
for (const command of commands) {
  const hidden = contributes.menus.commandPalette.some(
    (item) => item.command === command && item.when === 'false',
  );
  const elsewhere = Object.entries(contributes.menus).some(
    ([menu, items]) => menu !== 'commandPalette' && items.some((item) => item.command === command),
  );
  const byKey = (contributes.keybindings ?? []).some((item) => item.command === command);
  if (
    hidden &&
    !elsewhere &&
    !byKey &&
    !code.includes(`command: '${command}'`) &&
    !code.includes(`command:${command}`) &&
    !code.includes(`commandUri('${command}'`)
  ) {
    wrong.push(`command '${command}' can be reached from nowhere`);
  }
}

for (const { command } of contributes.keybindings ?? [])
  if (!commands.has(command)) wrong.push(`a keybinding uses unknown command '${command}'`);
const focus = new Set([...views].map((view) => `${view}.focus`));
const steps = (contributes.walkthroughs ?? []).flatMap((walkthrough) => walkthrough.steps);
for (const { id, description, completionEvents = [] } of steps) {
  const linked = [...description.matchAll(/\(command:(defectLedger\.[\w.]+)/g)].map((match) => match[1]);
  const awaited = completionEvents.flatMap((event) => /^onCommand:(.*)/.exec(event)?.[1] ?? []);
  for (const command of [...linked, ...awaited])
    if (!commands.has(command) && !focus.has(command))
      wrong.push(`step '${id}' of the walkthrough names unknown command '${command}'`);
}

// The default of `sources` is also the CLI's.
const defaults = [
  ...(/defaultSources[^=]*=\s*\[([^\]]*)\]/u.exec(code)?.[1].matchAll(/'([^']+)'/g) ?? []),
].map((match) => match[1]);
if (
  JSON.stringify(defaults) !==
  JSON.stringify(contributes.configuration.properties['defectLedger.sources'].default)
) {
  wrong.push(
    'the default of defectLedger.sources is not defaultSources of src/core/sources/defaultSources.ts',
  );
}

const files = [
  manifest.icon,
  ...steps.map(({ media }) => media.image),
  ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
  ...[...contributes.jsonValidation, ...contributes.yamlValidation].map(({ url }) => url),
];
for (const file of files)
  if (!fs.existsSync(path.join(root, file))) wrong.push(`'${file}' is named but not there`);
for (const entry of [manifest.main, manifest.browser]) {
  if (!code.includes('export function activate')) wrong.push(`nothing exports activate for ${entry}`);
}

for (const message of wrong) console.error(`package.json: ${message}`);
console.log(
  wrong.length === 0
    ? `manifest: ${commands.size} commands, ${views.size} views, ${settings.size} settings agree with the code`
    : `${wrong.length} wrong`,
);
process.exit(wrong.length === 0 ? 0 : 1);
