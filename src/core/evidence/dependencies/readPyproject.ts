import { parseTOML, type AST } from 'toml-eslint-parser';
import type { Dependency } from './Dependency.js';
import { readRequirement } from './readRequirements.js';

/** pyproject.toml: PEP 621 `dependencies` and `optional-dependencies`, dependency groups (PEP 735), Poetry tables. */
export function readPyproject(text: string): Dependency[] {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch {
    // The file is being edited; its language's own extension says what is wrong.
    return [];
  }
  const found: Dependency[] = [];
  visit(program.body[0].body, [], (path, value) => {
    const [top] = path;
    const list = path.join('.');
    if (
      value.type === 'TOMLArray' &&
      (list === 'project.dependencies' ||
        /^project\.optional-dependencies\./u.test(list) ||
        top === 'dependency-groups')
    ) {
      for (const element of value.elements) {
        if (element.type !== 'TOMLValue' || typeof element.value !== 'string') continue;
        // The text between the quotes stands in the file as it is: requirements need no escapes.
        const dependency = readRequirement(element.value, element.range[0] + 1);
        if (dependency) found.push(dependency);
      }
    }
    if (
      /^tool\.poetry\.(?:dev-dependencies|dependencies|group\.[^.]+\.dependencies)\.[^.]+(?:\.version)?$/u.test(
        list,
      )
    ) {
      if (value.type !== 'TOMLValue' || typeof value.value !== 'string') return;
      const name = path.at(-1) === 'version' ? path.at(-2)! : path.at(-1)!;
      if (name !== 'python')
        found.push({ name, specifier: value.value, start: value.range[0] + 1, end: value.range[1] - 1 });
    }
  });
  return found;
}

type Body = (AST.TOMLKeyValue | AST.TOMLTable)[];

function visit(
  body: Body,
  path: readonly string[],
  onValue: (path: string[], value: AST.TOMLContentNode) => void,
): void {
  for (const node of body) {
    if (node.type === 'TOMLTable') {
      visit(node.body, [...path, ...node.resolvedKey.map(String)], onValue);
      continue;
    }
    const key = [
      ...path,
      ...node.key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value)),
    ];
    onValue(key, node.value);
    if (node.value.type === 'TOMLInlineTable') visit(node.value.body, key, onValue);
  }
}
