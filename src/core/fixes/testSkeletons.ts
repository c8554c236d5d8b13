/** The defect that a test is for. */
interface Told {
  readonly id: string;
  readonly title: string;
}

const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * A pytest function, in its classes, that fails until it is written.
 * @param name `test_it`, `TestClass::test_it`; what stands in brackets behind it names a parameter and goes
 * @returns undefined for what is no such name
 */
export function pythonTest(name: string, { id, title }: Told): string | undefined {
  const parts = name
    .replace(/\[.*\]$/su, '')
    .split(/::|\./u)
    .filter((part) => part !== '');
  const test = parts.pop();
  if (test === undefined || ![...parts, test].every((part) => identifier.test(part))) return undefined;
  const lines = parts.map((each, depth) => `${indent(depth)}class ${each}:`);
  const at = indent(parts.length);
  const words = `${id}: ${title}`.replaceAll('\\', '/').replaceAll('"', "'").replaceAll(/\s+/gu, ' ');
  return [
    ...lines,
    `${at}def ${test}(${parts.length > 0 ? 'self' : ''}):`,
    `${at}    """${words.replace(/[.\s]*$/u, '')}."""`,
    `${at}    raise NotImplementedError("this test is still to be written")`,
    '',
  ].join('\n');
}

/**
 * A test in the words of the common runners of JavaScript and TypeScript, that fails until it is written.
 * @param name titles around it in front: `suite > test`
 * @param text of the file that it goes to: what its tests are called by, and its quotes
 */
export function scriptTest(name: string, { id }: Told, text: string): string {
  const titles = name
    .split(/ > | › |::/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const call = /^\s*(test|it)\(/mu.exec(text)?.[1] ?? 'test';
  const group = /^\s*(describe|suite)\(/mu.exec(text)?.[1] ?? 'describe';
  const quote = /^\s*(?:test|it|describe|suite)\("/mu.test(text) ? '"' : "'";
  const quoted = (words: string): string =>
    quote + words.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll(/\s+/gu, ' ') + quote;
  const test = titles.pop() ?? name;
  const heads = titles.map((each, depth) => `${indent(depth, 2)}${group}(${quoted(each)}, () => {`);
  const tails = titles.map((_, depth) => `${indent(depth, 2)}});`).reverse();
  const at = indent(titles.length, 2);
  return [
    ...heads,
    `${at}${call}(${quoted(test)}, () => {`,
    `${at}  throw new Error(${quoted(`${id}: this test is still to be written`)});`,
    `${at}});`,
    ...tails,
    '',
  ].join('\n');
}

function indent(depth: number, width = 4): string {
  return ' '.repeat(depth * width);
}
