import { plainText } from './plainText.js';

const level =
  /^(?:critical|blocker|high|medium|moderate|low|minor|major|info|informational|none|p[0-4]|open|fixed|closed|resolved|in progress|acknowledged|won'?t fix)$/iu;

/** A longer text is prose. */
const maxLength = 200;

/** A form that nobody has filled in: `[Finding title]`, `<NAME>`, `{{severity}}`, `${x}`, `...`. */
export function isPlaceholder(text: string): boolean {
  if (text.length > maxLength) return false;
  const bare = text.trim().replace(/^[`*_]+|[`*_.:]+$/gu, '');
  return (
    (bare === '' && text.trim() !== '') ||
    /^(?:\[[^[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}\}?|\$\{[^{}]*\}|X{2,}|YYYY-MM-DD)$/u.test(bare)
  );
}

/** The choice that a form offers: `Critical | High | Medium`, `[Open/Fixed/Closed]`. */
export function isChoice(text: string): boolean {
  if (text.length > maxLength) return false;
  const parts = plainText(text)
    .replace(/^[[({<]|[\])}>]$/gu, '')
    .split(/\s*[|/]\s*/u);
  return (
    parts.length >= 2 &&
    (parts.length >= 3 || /^\[/u.test(text.trim())) &&
    parts.every((part) => level.test(part))
  );
}
