import type { Node } from 'web-tree-sitter';

const whole = new Set(['template_string', 'string', 'regex']);

/** The tokens of the code, without what says nothing: comments, semicolons, trailing commas, the kind of quotes. */
export function codeTokens(nodes: readonly Node[]): string[] {
  const tokens: string[] = [];
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { type } = node;
    if (type.endsWith('comment') || type === ';' || type === 'empty_statement') continue;
    if (type === 'string' && node.isNamed) tokens.push(plainString(node.text));
    else if ((whole.has(type) && node.isNamed) || node.childCount === 0) {
      const token =
        type === 'jsx_text' ? node.text.replace(/\s+/gu, ' ') : node.text.replace(/\r\n?/gu, '\n');
      if (/^[)\]}]$/u.test(token) && tokens[tokens.length - 1] === ',') tokens.pop();
      if (token !== '') tokens.push(token);
    } else stack.push(...[...node.children].reverse());
  }
  return tokens;
}

function plainString(text: string): string {
  const content = text.slice(1, -1);
  return /["'\\]/u.test(content) ? text : `'${content}'`;
}

/** Whether code says the same, whatever its layout and comments. */
export function sameCode(a: readonly Node[], b: readonly Node[]): boolean {
  const left = codeTokens(a);
  const right = codeTokens(b);
  return left.length === right.length && left.every((token, i) => token === right[i]);
}
