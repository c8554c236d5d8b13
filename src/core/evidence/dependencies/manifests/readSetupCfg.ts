import type { Dependency } from '../Dependency.js';
import { readRequirement } from './readRequirement.js';

/** setup.cfg: `install_requires`, `setup_requires` and `tests_require` of `[options]`, and each of `[options.extras_require]`. */
export function readSetupCfg(text: string): Dependency[] {
  const found: Dependency[] = [];
  let section = '';
  let group: string | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    const header = /^\[([^\]]*)\]/u.exec(line);
    if (header) {
      section = header[1]!.trim();
      group = undefined;
      continue;
    }
    const key = /^([A-Za-z][\w.-]*)\s*[=:](?!=)\s*/u.exec(line);
    const from = key ? key[0].length : 0;
    if (key) group = groupOf(section, key[1]!);
    else if (!/^\s/u.test(line)) continue;
    if (group === undefined || /^\s*[#;]/u.test(line)) continue;
    const comment = line.slice(from).search(/\s#/u);
    const value = comment < 0 ? line.slice(from) : line.slice(from, from + comment);
    // Several in one line are parted by semicolons only in a form that nobody writes: a marker has one too.
    const dependency = readRequirement(value, index + from, { kind: 'setup.cfg', group });
    if (dependency) found.push(dependency);
  }
  return found;
}

function groupOf(section: string, key: string): string | undefined {
  if (section === 'options.extras_require') return `options.extras_require.${key}`;
  return section === 'options' && /^(?:install_requires|setup_requires|tests_require)$/u.test(key)
    ? `options.${key}`
    : undefined;
}
