import type { Dependency } from '../Dependency.js';
import type { PlacedText } from '../placedText.js';

const kind = 'gradle';
/** A comment, or a string on one line. Comments come first, so that a string in one is none. */
const pieces = /\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|"(?:[^"\\\n]|\\.){0,500}"|'(?:[^'\\\n]|\\.){0,500}'/gu;
const coordinates = /^([\w.-]+):([\w.-]+)(?::([^:@\s]+)(?::[\w.-]+)?(?:@\w+)?)?$/u;

/**
 * build.gradle and build.gradle.kts, as far as they are plain: `implementation 'g:a:1.2'`, `group: 'g', name: 'a', version: '1'`,
 * `id 'plugin' version '1'`; `$version` where the same file sets it to a string.
 */
export function readGradle(text: string): Dependency[] {
  const found: Dependency[] = [];
  const variables = new Map<string, PlacedText>();
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  let fields: { name: string; placed: PlacedText }[] = [];
  const finishLine = (): void => {
    const field = (name: string): PlacedText | undefined => fields.find((each) => each.name === name)?.placed;
    const [group, artifact, version, id] = ['group', 'name', 'version', 'id'].map(field);
    if (group && artifact) add(`${group.value}:${artifact.value}`, version, artifact, 'dependencies');
    else if (id && version) add(id.value, version, id, 'plugins');
    fields = [];
  };
  const add = (name: string, version: PlacedText | undefined, named: PlacedText, group: string): void => {
    const place = version ?? named;
    const specifier = version ? version.value : '';
    found.push({ name, specifier, start: place.start, end: place.end, kind, group });
  };
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (piece.startsWith('/')) continue;
    const placed = { value: piece.slice(1, -1), start: index + 1, end: index + piece.length - 1 };
    if (lineEnd >= 0 && lineEnd < index) finishLine();
    while (lineEnd >= 0 && lineEnd < index) {
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    const before = text.slice(Math.max(lineStart, index - 120), index);
    const variable = /(?:^|[\s.])([A-Za-z_]\w*)\s*(?::\s*String\s*)?=\s*$/u.exec(before)?.[1];
    if (variable !== undefined && !variables.has(variable)) variables.set(variable, placed);
    const field = /(?:^|[\s,(])(group|name|version|id)\s*[:=(]?\s*\(?\s*$/u.exec(before)?.[1];
    if (field !== undefined) fields.push({ name: field, placed });
    const match = coordinates.exec(placed.value);
    if (!match || !/[A-Za-z]\w*\s*(?:[({]\s*)*$/u.test(before)) continue;
    const name = `${match[1]}:${match[2]}`;
    const at = placed.start + name.length + 1;
    const version = match[3];
    add(
      name,
      version === undefined ? undefined : { value: version, start: at, end: at + version.length },
      placed,
      'dependencies',
    );
  }
  finishLine();
  return found.map((dependency) => withVariables(dependency, variables));
}

function withVariables(dependency: Dependency, variables: ReadonlyMap<string, PlacedText>): Dependency {
  const { specifier } = dependency;
  if (!specifier.includes('$')) return dependency;
  const whole = /^\$(?:\{([\w.]+)\}|(\w+))$/u.exec(specifier);
  const placed = whole && variables.get((whole[1] ?? whole[2]!).replace(/^.*\./u, ''));
  return placed
    ? { ...dependency, specifier: placed.value, start: placed.start, end: placed.end }
    : dependency;
}
