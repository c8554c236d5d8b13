// Compares what package.json contributes with what the extension host tests have used: no command, no entry of a row's menu and no value
// of a context key is left that no test came to.

/**
 * @typedef {{ command?: string, submenu?: string, when?: string }} MenuItem
 * @typedef {object} Contributes
 * @property {{ command: string, enablement?: string }[]} commands
 * @property {Record<string, MenuItem[]>} menus
 * @property {{ when: string }[]} viewsWelcome
 * @property {{ command: string, when?: string }[]} [keybindings]
 */

/** Values of context keys that are over before a test can see them: what is set while the extension is activated. */
const BEFORE_TESTS = new Set(["defectLedger.state == 'loading'"]);

/**
 * Rows for the report, one each for commands, menus of rows, and context keys.
 *
 * @param {Contributes} contributes
 * @param {readonly import('./results.mjs').Used[]} sessions
 * @returns {import('./results.mjs').Row[]}
 */
export function usedManifestRows(contributes, sessions) {
  const commands = new Set(sessions.flatMap((used) => used.commands));
  const rows = sessions.flatMap((used) => used.rows);
  const contexts = new Set(
    sessions.flatMap((used) => used.contexts.map(([key, value]) => `${key} ${value}`)),
  );
  return [
    rowOf(
      'every command is run by a test',
      contributes.commands.map(({ command }) => command).filter((command) => !commands.has(command)),
    ),
    rowOf(
      "every entry of a row's menu is run from a row that it is shown on",
      rowEntries(contributes)
        .filter((entry) => !rows.some((row) => isRunFrom(entry, row)))
        .map(describe),
    ),
    rowOf(
      'every value of our context keys that a when clause asks for is reached',
      askedContexts(contributes)
        .filter(({ key, value, clause }) => !contexts.has(`${key} ${value}`) && !BEFORE_TESTS.has(clause))
        .map(({ clause }) => clause),
    ),
  ];
}

/**
 * @param {string} title
 * @param {string[]} left
 * @returns {import('./results.mjs').Row}
 */
function rowOf(title, left) {
  const missing = [...new Set(left)];
  const err = `left: ${missing.join(', ')}`;
  return {
    suite: 'manifest',
    title,
    ok: missing.length === 0,
    ms: 0,
    ...(missing.length > 0 ? { err } : {}),
  };
}

/**
 * @typedef {{ command: string, when: string }} RowEntry
 */

/**
 * The commands of the menus of rows; those of a submenu with its own clause.
 *
 * @param {Contributes} contributes
 * @returns {RowEntry[]}
 */
function rowEntries({ menus }) {
  return (menus['view/item/context'] ?? []).flatMap(({ command, submenu, when = '' }) => {
    const items = submenu === undefined ? [{ command }] : (menus[submenu] ?? []);
    return items.flatMap((item) => (item.command === undefined ? [] : [{ command: item.command, when }]));
  });
}

/**
 * @param {RowEntry} entry
 * @param {string[]} row
 */
function isRunFrom({ command, when }, [run, view, viewItem]) {
  return run === command && fits(when, { view: view ?? '', viewItem: viewItem ?? '' });
}

/**
 * Whether a clause of terms that are joined by `&&` holds for a row; several rows are selected or not, so that term says nothing.
 *
 * @param {string} when
 * @param {Record<string, string>} values
 */
export function fits(when, values) {
  return when.split(' && ').every((term) => {
    if (term === '' || term === '!listMultiSelection') return true;
    const [, key = '', operator, asked = ''] = /^(\w+) (==|=~) (.+)$/u.exec(term) ?? [];
    const value = values[key];
    if (value === undefined) throw new Error(`no rule for "${term}" of "${when}"`);
    return operator === '==' ? value === asked : new RegExp(asked.slice(1, -1), 'u').test(value);
  });
}

/** @param {RowEntry} entry */
function describe({ command, when }) {
  return `${command} where ${when}`;
}

/**
 * @param {Contributes} contributes
 * @returns {{ key: string, value: string, clause: string }[]}
 */
function askedContexts({ commands, menus, viewsWelcome, keybindings = [] }) {
  const clauses = [
    ...Object.values(menus)
      .flat()
      .map(({ when }) => when),
    ...commands.map(({ enablement }) => enablement),
    ...viewsWelcome.map(({ when }) => when),
    ...keybindings.map(({ when }) => when),
  ];
  return clauses.flatMap((when = '') =>
    when.split(' && ').flatMap((clause) => {
      const [, key, value = 'true'] = /^(defectLedger\.\w+)(?: == '(\w+)')?$/u.exec(clause) ?? [];
      return key === undefined ? [] : [{ key, value, clause }];
    }),
  );
}
