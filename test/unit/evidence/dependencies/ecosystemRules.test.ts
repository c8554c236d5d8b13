import assert from 'node:assert/strict';
import type { Ecosystem } from '../../../../src/core/model/vocabulary.js';
import { loadDependency } from './loadDependency.js';

const npm = (dependencies: object, more: object = {}): Record<string, string> => ({
  'package.json': JSON.stringify({ dependencies, ...more }),
});
const cargo = (line: string): Record<string, string> => ({ 'Cargo.toml': `[dependencies]\n${line}\n` });
const crate = (name: string, version: string): string =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\n`;
const npmLock = (packages: Record<string, string>): Record<string, string> => ({
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries(Object.entries(packages).map(([at, version]) => [at, { version }])),
  }),
});
const nested = { overrides: { old: { semver: '5.7.2' }, 'minimatch@3': '3.1.2' } };
const bun = (packages: string): string =>
  `{\n  "lockfileVersion": 1,\n  "workspaces": {\n    "": {\n      "name": "root",\n    },\n    "packages/app": {\n      "name": "@me/app",\n      "dependencies": {\n        "ws": "^7.0.0",\n      },\n    },\n  },\n  "packages": {\n    "@me/app": ["@me/app@workspace:packages/app"],\n\n${packages}  }\n}\n`;
const pom = (version: string, more = ''): string =>
  `<project>${more}<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${version}</version></dependency></dependencies></project>`;
const properties = (version: string): string =>
  `<project><properties><a.version>${version}</a.version></properties></project>`;

const cases: [what: string, files: Record<string, string>, ecosystem: Ecosystem, name: string, expected: string, evidence: string][] = [
  // A partial version begins with its release: pre-releases come before it.
  ['Cargo: a caret range is what it says', cargo('tokio = "1"'), 'cargo', 'tokio', '>=1.0.0', 'cleared'],
  ['npm: a caret range is what it says', npm({ a: '^4' }), 'npm', 'a', '>=4.0.0', 'cleared'],
  ['npm: so is an x-range', npm({ a: '18.x' }), 'npm', 'a', '>=18.0.0', 'cleared'],
  ['npm: a pre-release is before its release', npm({ a: '18.0.0-rc.0' }), 'npm', 'a', '18', 'confirmed'],
  ['npm: and below a bound', npm({ a: '2.0.0-rc.1' }), 'npm', 'a', '>=2', 'confirmed'],
  ['Go: likewise', { 'go.mod': 'module m\nrequire x.org/b v1.0.0-rc.1\n' }, 'go', 'x.org/b', '>=v1', 'confirmed'],
  ['Cargo: a pre-release in the lock is none that is allowed', { ...cargo('clap = "3"'), 'Cargo.lock': crate('clap', '3.0.0-beta.5') + crate('clap', '3.2.1') }, 'cargo', 'clap', '3.2.1', 'cleared'],
  // What people write.
  ...['at least 4.17.21', 'minimum 4.17.21', '4.17.21 (or newer)', 'version 4.17.21 or newer', '4.17.21 or any later release', '≥4.17.21', '≥ 4.17.21'].map(
    (words): (typeof cases)[number] => [`npm: ${words}`, npm({ c: '4.17.22' }), 'npm', 'c', words, 'cleared'],
  ),
  ['npm: at least, and it is less', npm({ c: '4.17.20' }), 'npm', 'c', 'at least 4.17.21', 'confirmed'],
  ['npm: words that nobody understands prove nothing', npm({ react: '18.2.0' }), 'npm', 'react', '17 or 18', 'located'],
  ['Go: at least', { 'go.mod': 'module m\nrequire x.org/a v1.5.0\n' }, 'go', 'x.org/a', 'at least v1.4.0', 'cleared'],
  // Overrides.
  ['npm: an override below another package', npm({ semver: '7.5.4', minimatch: '9.0.3' }, nested), 'npm', 'semver', '>=7.5.2', 'cleared'],
  ['npm: an override for another range', npm({ semver: '7.5.4', minimatch: '9.0.3' }, nested), 'npm', 'minimatch', '9.0.3', 'cleared'],
  ['npm: nothing but such an override', npm({}, nested), 'npm', 'semver', '>=7.5.2', 'located'],
  ['pnpm: an override for a range', npm({}, { pnpm: { overrides: { 'semver@>=7.0.0 <7.5.2': '7.5.2' } } }), 'npm', 'semver', '>=7.5.2', 'located'],
  ['Yarn: a resolution that is a range', { 'package.json': '{"workspaces":["p/*"],"resolutions":{"lodash":"^4.17.21"}}', 'p/a/package.json': '{"dependencies":{"lodash":"^3.0.0"}}', 'yarn.lock': 'lodash@^4.17.21, lodash@^3.0.0:\n  version "4.17.21"\n' }, 'npm', 'lodash', '4.17.21', 'cleared'],
  // Lock files of another project, or older than the manifest.
  ['npm: a lock that holds what the manifest does not allow', { ...npm({ ws: '^8.0.0' }), ...npmLock({ 'node_modules/ws': '7.5.0' }) }, 'npm', 'ws', '8.1.0', 'located'],
  ['npm: an example that the lock is not for', { ...npmLock({ 'node_modules/vite': '4.1.0' }), 'examples/a/package.json': '{"dependencies":{"vite":"^5.0.0"}}' }, 'npm', 'vite', '5.0.1', 'located'],
  ['pnpm: a folder that is no importer', { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      vite:\n        specifier: ^4.0.0\n        version: 4.1.0\npackages:\n  vite@4.1.0:\n    resolution: {}\n", 'package.json': '{"dependencies":{"vite":"^4.0.0"}}', 'examples/e/package.json': '{"dependencies":{"vite":"^4.0.0"}}' }, 'npm', 'vite', '4.1.0', 'located'],
  ['PyPI: what a build takes is not locked', { 'pyproject.toml': '[build-system]\nrequires = ["setuptools>=61"]\n', 'uv.lock': 'version = 1\n[[package]]\nname = "setuptools"\nversion = "65.5"\n' }, 'pypi', 'setuptools', '>=70', 'located'],
  ['Go: another major version is another module', { 'go.mod': 'module m\nrequire (\n\tx.org/b v2.2.1+incompatible // indirect\n\tx.org/b/v4 v4.2.1\n)\n' }, 'go', 'x.org/b', 'v4.2.1', 'cleared'],
  ['Go: a replacement of a version that nothing requires', { 'go.mod': 'module m\nrequire x.org/r v1.2.0\nreplace x.org/r v1.0.0 => x.org/r v1.0.1\n' }, 'go', 'x.org/r', 'v1.2.0', 'cleared'],
  ['Go: a replacement of the version that is required', { 'go.mod': 'module m\nrequire x.org/r v1.2.0\nreplace x.org/r v1.2.0 => x.org/r v1.2.1\n' }, 'go', 'x.org/r', 'v1.2.1', 'cleared'],
  ['PyPI: entries for several Pythons, one of them as expected', { 'requirements.txt': "numpy==1.24.4 ; python_version < '3.9'\nnumpy==1.26.4 ; python_version >= '3.9'\n" }, 'pypi', 'numpy', '1.26.4', 'located'],
  ['PyPI: entries for several Pythons, none as expected', { 'requirements.txt': "numpy==1.24.4 ; python_version < '3.9'\nnumpy==1.26.4 ; python_version >= '3.9'\n" }, 'pypi', 'numpy', '2.0.0', 'confirmed'],
  // Versions that are set elsewhere.
  ['Cargo: a workspace version, and two in the lock', { 'Cargo.toml': '[workspace]\nmembers = ["m"]\n[workspace.dependencies]\nrand = "0.8"\n', 'm/Cargo.toml': '[dependencies]\nrand.workspace = true\n', 'Cargo.lock': crate('rand', '0.7.3') + crate('rand', '0.8.5') }, 'cargo', 'rand', '0.8.5', 'cleared'],
  ['Maven: a property of the parent, otherwise', { 'pom.xml': properties('2.14.1'), 'm/pom.xml': pom('${a.version}') }, 'maven', 'g:a', '2.17.1', 'confirmed'],
  ['Maven: a property of the parent, as expected', { 'pom.xml': properties('2.14.1'), 'm/pom.xml': pom('${a.version}') }, 'maven', 'g:a', '2.14.1', 'cleared'],
  ['Maven: a property that nobody sets', { 'pom.xml': properties('1'), 'm/pom.xml': pom('${b.version}') }, 'maven', 'g:a', '2.14.1', 'located'],
  // More files.
  ['npm: an alias, and the lock', { ...npm({ old: 'npm:lodash@^4.17.0' }), 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/old': { name: 'lodash', version: '4.17.20' }, 'node_modules/lodash': { version: '3.10.1' } } }) }, 'npm', 'lodash', '4.17.21', 'confirmed'],
  ['pnpm: an alias, and the lock', { ...npm({ old: 'npm:lodash@^4.17.0' }), 'pnpm-lock.yaml': "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      old:\n        specifier: npm:lodash@^4.17.0\n        version: lodash@4.17.21\n" }, 'npm', 'lodash', '4.17.21', 'cleared'],
  ['npm: what is optional counts', npm({ a: '1.0.0' }, { optionalDependencies: { a: '2.0.0' } }), 'npm', 'a', '2.0.0', 'cleared'],
  ['Bun: its lock', { ...npm({ ws: '^8.0.0' }), 'bun.lock': bun('    "ws": ["ws@8.17.0", "", {}, "sha512-x"],\n\n    "a/ws": ["ws@7.0.0", "", {}, "sha512-y"],\n') }, 'npm', 'ws', '8.17.1', 'confirmed'],
  ['Bun: of a workspace', { 'package.json': '{}', 'packages/app/package.json': '{"dependencies":{"ws":"^7.0.0"}}', 'bun.lock': bun('    "ws": ["ws@8.17.0", "", {}, "sha512-x"],\n\n    "@me/app/ws": ["ws@7.5.10", "", {}, "sha512-y"],\n') }, 'npm', 'ws', '7.5.10', 'cleared'],
  ['Bun: a scoped package', { ...npm({ '@s/a': '^1.0.0' }), 'bun.lock': bun('    "@s/a": ["@s/a@1.2.0", "", {}, "sha512-x"],\n') }, 'npm', '@s/a', '1.2.0', 'cleared'],
  ['PyPI: pylock.toml', { 'pyproject.toml': '[project]\ndependencies = ["attrs>=20"]\n', 'pylock.toml': 'lock-version = "1.0"\n[[packages]]\nname = "attrs"\nversion = "25.1.0"\nwheels = [{name = "attrs-25.1.0-py3-none-any.whl"}]\n' }, 'pypi', 'attrs', '25.1.0', 'cleared'],
  ['PyPI: an environment of Hatch', { 'pyproject.toml': '[tool.hatch.envs.test]\nextra-dependencies = ["pytest==7.0.0"]\n' }, 'pypi', 'pytest', '8.0.0', 'confirmed'],
  ['PyPI: the development list of Rye', { 'pyproject.toml': '[tool.rye]\ndev-dependencies = ["ruff==0.4.0"]\n' }, 'pypi', 'ruff', '0.4.0', 'cleared'],
  ['PyPI: extras in setup.py', { 'setup.py': "setup(extras_require={'test': ['pytest==7.0.0'], 'doc': ('sphinx==5.0',), **more}, install_requires=['attrs==22.1'])\n" }, 'pypi', 'sphinx', '6.0', 'confirmed'],
  ['PyPI: and what stands after them', { 'setup.py': "setup(extras_require={'test': tests}, install_requires=['attrs==22.1'])\n" }, 'pypi', 'attrs', '22.1', 'cleared'],
]; // prettier-ignore

suite('dependencies by the rules of their ecosystems', () => {
  for (const [what, files, ecosystem, name, expected, wanted] of cases)
    test(what, async () => {
      const { defects } = await loadDependency(files, ecosystem, name, expected);
      assert.equal(defects[0]!.evidence, wanted);
    });
});
