const words =
  '(?:pub(?:\\([^)]*\\))?|export|public|private|protected|internal|static|async|unsafe|default|override|final|virtual|abstract|open|inline|suspend|sealed|data)\\s+';
const definition = new RegExp(
  `^(\\s*)(?:${words})*(?:fn|func|fun|function|def|class|struct|enum|trait|interface|union|module|record|message|service)\\s+(?:\\(\\s*\\w*\\s*\\*?\\s*([\\w.]+)[^)]*\\)\\s*)?([A-Za-z_]\\w*)`,
  'u',
);
const shellFunction = /^()()([A-Za-z_][\w-]*)\s*\(\)\s*\{?\s*$/u;
const created =
  /^()()create\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:table|view|function|procedure|trigger|index|type|schema)\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?["`[]?([\w.]+)/iu;
const container = /^(?:pub(?:\([^)]*\))?\s+)?(?:impl|extension|class|trait|module|namespace|object)\b[^{]*/u;

/** The name that both texts define in the same place, by the lines of any common language; undefined when there is none. */
export function doubleDefinition(target: string, code: string): string | undefined {
  const there = definitions(target);
  return [...definitions(code)].find(([key]) => there.has(key))?.[1];
}

/** Names by the place that they are defined in: a function by the `impl` or class around it, a method of Go by its receiver. */
function definitions(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let around = '';
  for (const line of text.split(/\r?\n/u)) {
    if (/^\S/u.test(line) && !/^[})\]]/u.test(line)) {
      around = (container.exec(line)?.[0] ?? '').trim().replace(/\s+/gu, ' ');
    }
    const match = definition.exec(line) ?? shellFunction.exec(line) ?? created.exec(line);
    if (!match) continue;
    const [, indent, receiver = '', name] = match;
    // Functions in functions are their own.
    if (indent !== '' && around === '') continue;
    found.set(`${indent === '' ? '' : around}|${receiver}|${name!}`, name!);
  }
  return found;
}
