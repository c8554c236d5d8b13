// Writes the modules that pyright's bundled stubs cover, as src/node/python/bundledStubs.ts. `--check` only compares and fails
// when it is stale.
import fs from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'src/node/python/bundledStubs.ts');
const stubs = path.join(root, 'node_modules/pyright/dist/typeshed-fallback/stubs');

const isIdentifier = (name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The stubs in a folder: by name the modules inside it, undefined for a mere file. */
function read(folder) {
  const found = new Map();
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = entry.name.replace(/\.pyi$/, '');
    if (!isIdentifier(name)) continue;
    if (entry.isDirectory()) found.set(name, read(path.join(folder, entry.name)));
    else if (entry.name !== name && !found.has(name)) found.set(name, undefined);
  }
  return found;
}

function write([name, inner]) {
  if (!inner) return name;
  const isPackage = inner.has('__init__');
  const entries = [...inner].filter(([each]) => each !== '__init__').sort(([a], [b]) => compare(a, b));
  const text = entries.map(write).join(' ');
  return isPackage ? `${name}(${text})` : `${name}[${text}]`;
}

// Of two distributions with the same top-level folder, what is in one is not seen in the other.
const modules = fs
  .readdirSync(stubs)
  .sort(compare)
  .flatMap((distribution) => [...read(path.join(stubs, distribution))]);
const lines = modules.sort(([a], [b]) => compare(a, b)).map(write);
const source = `// Made by scripts/generate-stub-modules.mjs from the stubs that pyright brings; not to be edited.

/**
 * The third-party modules that typeshed has stubs for, a top-level one of a distribution a line: \`package(modules in it)\`, and
 * \`folder[modules in it]\` for one without \`__init__\`.
 */
export const bundledStubs = \`
${lines.join('\n')}
\`;
`;
const options = await prettier.resolveConfig(target);
const text = await prettier.format(source, { ...options, parser: 'typescript' });
if (!process.argv.includes('--check')) {
  fs.writeFileSync(target, text);
} else if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text) {
  console.error(
    'src/node/python/bundledStubs.ts is not what pyright brings; run `node scripts/generate-stub-modules.mjs`.',
  );
  process.exit(1);
}
