import assert from 'node:assert/strict';
import { silentLogger } from '../../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../../src/core/model/ledger.js';
import type { Ecosystem } from '../../../../src/core/model/vocabulary.js';
import { loadDependency } from './loadDependency.js';
import { MemoryFiles } from '../../support/MemoryFiles.js';

/** `path:line:from-to`, with `!` where it proves. */
const places = ({ defects }: Ledger): string[] =>
  defects[0]!.occurrences.map(
    ({ path, range: { start, end }, proves }) =>
      `${path}:${start.line}:${start.character}-${end.character}${proves ? '!' : ''}`,
  );

const manifest = '{"dependencies":{"ws":"^4.0.0"}}';
const lock = (version: string, at = 'node_modules/ws'): string =>
  `{"lockfileVersion":3,"packages":{\n"${at}":{"version":"${version}"}}}`;

type Case = [
  what: string,
  ecosystem: Ecosystem,
  name: string,
  version: string,
  files: Record<string, string>,
  evidence: string,
  at: string[],
];

const cases: Case[] = [
  [
    'open, and locked as expected',
    'npm',
    'ws',
    '4.1.2',
    { 'package.json': manifest, 'package-lock.json': lock('4.1.2') },
    'cleared',
    [],
  ],
  [
    'open, and locked otherwise: both places',
    'npm',
    'ws',
    '4.1.2',
    { 'package.json': manifest, 'package-lock.json': lock('4.0.9') },
    'confirmed',
    ['package-lock.json:1:30-35!', 'package.json:0:23-29'],
  ],
  [
    'locked in a folder above',
    'npm',
    'ws',
    '4.1.2',
    { 'packages/a/package.json': manifest, 'package-lock.json': lock('4.1.2') },
    'cleared',
    [],
  ],
  [
    'the copy of another package is not ours',
    'npm',
    'ws',
    '4.1.2',
    {
      'package.json': manifest,
      'package-lock.json':
        '{"packages":{"node_modules/ws":{"version":"4.1.2"},"node_modules/a/node_modules/ws":{"version":"4.0.0"}}}',
    },
    'cleared',
    [],
  ],
  [
    'a lock file beside another project',
    'npm',
    'ws',
    '4.1.2',
    { 'a/package.json': manifest, 'b/package-lock.json': lock('4.1.2') },
    'located',
    ['a/package.json:0:23-29'],
  ],
  [
    'an override decides',
    'npm',
    'ws',
    '4.1.2',
    { 'package.json': '{"dependencies":{"ws":"^4.0.0"},"overrides":{"ws":"4.1.2"}}' },
    'cleared',
    [],
  ],
  [
    'a range of what is expected',
    'npm',
    'ws',
    '>=4.0.0 <5',
    { 'package.json': '{"dependencies":{"ws":"4.1.0"}}' },
    'cleared',
    [],
  ],
  [
    'only locked: it came with another',
    'npm',
    'ws',
    '4.1.2',
    { 'package.json': '{}', 'package-lock.json': lock('4.0.9') },
    'confirmed',
    ['package-lock.json:1:30-35!'],
  ],
  [
    'Yarn',
    'npm',
    'ws',
    '4.1.2',
    { 'package.json': manifest, 'yarn.lock': 'ws@^3:\n  version "3.0.0"\n\nws@^4.0.0:\n  version "4.1.2"\n' },
    'cleared',
    [],
  ],
  [
    'Poetry',
    'pypi',
    'Some.Pkg',
    '1.4',
    {
      'pyproject.toml': '[tool.poetry.dependencies]\nsome-pkg = "^1.2"\n',
      'poetry.lock': '[[package]]\nname = "some-pkg"\nversion = "1.3"\n',
    },
    'confirmed',
    ['poetry.lock:2:11-14!', 'pyproject.toml:1:12-16'],
  ],
  [
    'a requirements file is not settled by another tool’s lock',
    'pypi',
    'a',
    '1.4',
    { 'requirements.txt': 'a>=1\n', 'poetry.lock': '[[package]]\nname = "a"\nversion = "1.3"\n' },
    'located',
    ['requirements.txt:0:1-4'],
  ],
  [
    'constraints that are named',
    'pypi',
    'a',
    '1.4',
    { 'requirements.txt': '-c c/pins.txt\na\n', 'c/pins.txt': 'a==1.4\n' },
    'cleared',
    [],
  ],
  [
    'an included file of any name',
    'pypi',
    'a',
    '1.4',
    { 'requirements.txt': '-r deps/base.txt\n', 'deps/base.txt': 'a==1.3\n' },
    'confirmed',
    ['deps/base.txt:0:1-6!'],
  ],
  [
    'includes in a circle, and out of the workspace',
    'pypi',
    'a',
    '1.4',
    { 'requirements.txt': '-r requirements.txt\n-r ../x.txt\n-r https://x.org/y.txt\na==1.4\n' },
    'cleared',
    [],
  ],
  [
    'Cargo: locked',
    'cargo',
    'serde_json',
    '1.0.9',
    {
      'Cargo.toml': '[dependencies]\nserde-json = "1.0"\n',
      'Cargo.lock': '[[package]]\nname = "serde_json"\nversion = "1.0.9"\n',
    },
    'cleared',
    [],
  ],
  [
    'Cargo: left to the workspace',
    'cargo',
    'a',
    '1.2.0',
    {
      'Cargo.toml': '[workspace.dependencies]\na = "=1.2.0"\n',
      'm/Cargo.toml': '[dependencies]\na = { workspace = true }\n',
    },
    'cleared',
    [],
  ],
  [
    'Go: another version',
    'go',
    'x.org/a',
    'v1.3.0',
    { 'go.mod': 'module m\nrequire x.org/a v1.2.3\n' },
    'confirmed',
    ['go.mod:1:16-22!'],
  ],
  [
    'Go: the major version is in the path',
    'go',
    'x.org/a',
    'v2.3.0',
    { 'go.mod': 'module m\nrequire x.org/a/v2 v2.3.0\n' },
    'cleared',
    [],
  ],
  [
    'Go: replaced',
    'go',
    'x.org/a',
    'v1.3.0',
    { 'go.mod': 'module m\nrequire x.org/a v1.2.3\nreplace x.org/a => x.org/a v1.3.0\n' },
    'cleared',
    [],
  ],
  [
    'Go: go.sum alone proves nothing',
    'go',
    'x.org/a',
    'v1.3.0',
    { 'go.mod': 'module m\n', 'go.sum': 'x.org/a v1.2.3 h1:0=\n' },
    'located',
    ['go.sum:0:8-14'],
  ],
  [
    'Maven: managed',
    'maven',
    'a',
    '1.0',
    {
      'pom.xml':
        '<project><dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1.0</version></dependency></dependencies></dependencyManagement></project>',
      'm/pom.xml':
        '<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></dependency></dependencies></project>',
    },
    'cleared',
    [],
  ],
  [
    'Maven: the property is the place',
    'maven',
    'g:a',
    '1.1',
    {
      'pom.xml':
        '<project>\n<properties><v>1.0</v></properties>\n<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${v}</version></dependency></dependencies></project>',
    },
    'confirmed',
    ['pom.xml:1:15-18!'],
  ],
];

suite('dependency anchor', () => {
  for (const [what, ecosystem, name, version, files, evidence, at] of cases) {
    test(what, async () => {
      const ledger = await loadDependency(files, ecosystem, name, version);
      assert.deepEqual([ledger.defects[0]!.evidence, places(ledger)], [evidence, at]);
    });
  }

  test('what is locked otherwise is said with both places', async () => {
    const ledger = await loadDependency(
      { 'package.json': manifest, 'package-lock.json': lock('4.0.9') },
      'npm',
      'ws',
      '4.1.2',
    );
    const [proof, open] = ledger.defects[0]!.occurrences;
    assert.match(
      proof!.message,
      /locked at 4\.0\.9.*`package\.json` line 1 allows `\^4\.0\.0`; expected 4\.1\.2/,
    );
    assert.match(
      open!.message,
      /allows `\^4\.0\.0` and is locked at 4\.0\.9 \(`package-lock\.json` line 2\)/,
    );
  });

  test('named nowhere: said at the anchor, with where it was looked for', async () => {
    const ledger = await loadDependency({ 'Cargo.toml': '[dependencies]\n' }, 'cargo', 'serde', '1.0.0');
    assert.equal(ledger.defects[0]!.evidence, 'unlocated');
    assert.deepEqual(
      ledger.problems.map(({ severity, message }) => `${severity}: ${message}`),
      ['information: `serde` is named in no dependency file: looked in 1 file of Cargo.toml.'],
    );
  });

  test('a lock file is not read where the manifest says it all', async () => {
    const memory = new MemoryFiles({
      'package.json': '{"dependencies":{"ws":"4.1.2"}}',
      'package-lock.json': lock('4.0.9'),
      'defects.json': JSON.stringify({
        version: 1,
        defects: [
          {
            id: 'D',
            title: 't',
            anchors: [{ kind: 'dependency', ecosystem: 'npm', name: 'ws', version: '4.1.2' }],
          },
        ],
      }),
    });
    await new LedgerEngine(memory, { include: ['defects.json'] }, silentLogger).load();
    assert.ok(!memory.reads.includes('package-lock.json'));
  });
});
