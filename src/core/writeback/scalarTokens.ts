import { yamlFlow } from '../export/inventory/yamlItem.js';
import { indentAt, lineStartAt } from '../fixes/lines.js';

/** Plain in YAML 1.2, something else for readers of 1.1, or for both. */
const ambiguous = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+.\d].*|)$/iu;

/** A text as JSON would have it, in the manner of the token that it replaces: a number stays one, escapes stay escapes. */
export function* jsonTokens(token: string, value: string): Iterable<string> {
  if (!token.startsWith('"') && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(value)) yield value;
  const quoted = JSON.stringify(value);
  yield /\\u[\da-f]{4}/iu.test(token) ? escaped(quoted) : quoted;
}

function escaped(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same for YAML: in the quotes that are there, as a block where one is, else plain where that reads back. */
export function* yamlTokens(text: string, start: number, end: number, value: string): Iterable<string> {
  const token = text.slice(start, end);
  const isOneLine = !/[\r\n]/u.test(value);
  if (token.startsWith("'") && isOneLine) yield `'${value.replaceAll("'", "''")}'`;
  else if (token.startsWith('"')) yield JSON.stringify(value);
  else if (/^[|>]/u.test(token)) {
    const block = blockToken(token, value);
    if (block !== undefined) yield block;
  } else if (isOneLine) {
    const isNumber = /^-?\d+(?:\.\d+)?$/u.test(value) && /^-?\d+(?:\.\d+)?$/u.test(token);
    if (isNumber || (!ambiguous.test(value) && value === value.trim())) yield value;
  }
  yield yamlFlow(value) + (/^[|>]/u.test(token) && /[\r\n]$/u.test(token) ? '\n' : '');
}

/** The block with its head, its indentation and its last line end. */
function blockToken(token: string, value: string): string | undefined {
  const match = /^([^\r\n]*(?:\r\n|\n))([^]*)$/u.exec(token);
  const first = match && /\S/u.exec(match[2]!);
  if (!match || !first) return undefined;
  const indent = indentAt(match[2]!, lineStartAt(match[2]!, first.index));
  const body = value
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join(token.startsWith('>') ? '\n\n' : '\n');
  return match[1]! + body + (/(?:\r?\n)+$/u.exec(token)?.[0] ?? '');
}
