import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MANIFEST_KINDS } from '../../../../src/core/evidence/dependencies/Dependency.js';
import { readDependencies } from '../../../../src/core/evidence/dependencies/readDependencies.js';
import { readLock } from '../../../../src/core/evidence/dependencies/locks/lockKinds.js';
import { atOnce } from '../../../../src/core/steps.js';

/** Each dependency as `name specifier group`, with `!` where it governs and `x` where it is overruled. */
function said(path: string, text: string): string[] {
  return readDependencies(path, text).map((each) => {
    const place = text.slice(each.start, each.end);
    if (each.specifier !== '') assert.equal(place, each.specifier);
    else assert.ok(place !== '' && each.name.includes(place), `${place} of ${each.name}`);
    const flags = `${each.governs ? '!' : ''}${each.overruled ? 'x' : ''}`;
    const meant = each.resolved === undefined ? '' : `=${each.resolved}`;
    return `${each.name} ${each.specifier || '-'}${meant} ${each.group}${flags}`;
  });
}

const cases: [what: string, path: string, text: string, expected: string[]][] = [
  [
    'requirements: forms',
    'requirements.txt',
    '# c\n--index-url https://x.org\na==1.0  # why\nb[x,y]>=1,<2 ; python_version < "3.9"\nC.d\n-r other.txt\n\ne (>=1.5)\n',
    ['a ==1.0 requirements', 'b >=1,<2 requirements', 'C.d - requirements', 'e >=1.5 requirements'],
  ],
  [
    'requirements: hashes and continuation lines, CRLF',
    'requirements/dev.txt',
    'a==1.0 \\\r\n    --hash=sha256:00 \\\r\n    --hash=sha256:11\r\nb===1.0.x\r\n',
    ['a ==1.0 requirements', 'b ===1.0.x requirements'],
  ],
  [
    'requirements: URLs and editables',
    'requirements.txt',
    'a @ https://x.org/a-1.0.whl ; os_name == "nt"\n-e git+https://x.org/b.git@v1#egg=b\n-e .\n./c.whl\nhttps://x.org/d.whl\n',
    ['a https://x.org/a-1.0.whl requirements', 'b git+https://x.org/b.git@v1#egg=b requirements'],
  ],
  ['constraints govern', 'constraints.txt', 'a==1\n', ['a ==1 constraints!']],
  [
    'pyproject: PEP 621, groups, build, uv',
    'pyproject.toml',
    '[build-system]\nrequires = ["setuptools>=61"]\n[project]\ndependencies = [\n  "a==1.0", # c\n  \'b[x]~=2.1\',\n]\n[project.optional-dependencies]\ntest = ["c"]\n[dependency-groups]\ndev = ["d>1", {include-group = "x"}]\n[tool.uv]\noverride-dependencies = ["e==3"]\n',
    [
      'a ==1.0 project.dependencies',
      'b ~=2.1 project.dependencies',
      'c - project.optional-dependencies.test',
      'd >1 dependency-groups.dev',
      'setuptools >=61 build-system.requires',
      'e ==3 tool.uv.override-dependencies!',
    ],
  ],
  [
    'pyproject: Poetry',
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "^3.9"\na = "^1.2"\nb = { version = "2.0", extras = ["x"] }\nc = { git = "https://x.org" }\nd = [{version = "1", python = "<3"}, {version = "2"}]\n[tool.poetry.group.dev.dependencies]\n"e.f" = "*"\n[tool.poetry.dependencies.g]\nversion = "3"\n',
    [
      'a ^1.2 tool.poetry.dependencies',
      'b 2.0 tool.poetry.dependencies',
      'c - tool.poetry.dependencies',
      'd 1 tool.poetry.dependencies',
      'd 2 tool.poetry.dependencies',
      'g 3 tool.poetry.dependencies',
      'e.f * tool.poetry.group.dev.dependencies',
    ],
  ],
  [
    'pyproject: a broken line costs itself',
    'pyproject.toml',
    '[project]\nname = \ndependencies = ["a==1"]\n[tool.poetry.dependencies]\nb = "2"\nc = "\nd = "4"\n',
    ['a ==1 project.dependencies', 'b 2 tool.poetry.dependencies', 'd 4 tool.poetry.dependencies'],
  ],
  [
    'setup.cfg',
    'setup.cfg',
    '[metadata]\nname = x\n[options]\ninstall_requires =\n    a==1.0\n    # c\n    b>=2; python_version < "3"\npackages = find:\nsetup_requires = c\n[options.extras_require]\ntest =\n  d~=1.0\n',
    [
      'a ==1.0 options.install_requires',
      'b >=2 options.install_requires',
      'c - options.setup_requires',
      'd ~=1.0 options.extras_require.test',
    ],
  ],
  [
    'setup.py: a literal list only',
    'setup.py',
    "from setuptools import setup\nsetup(name='x', install_requires=['a==1.0', \"b>=2\",], tests_require=read('c.txt'))\n",
    ['a ==1.0 install_requires', 'b >=2 install_requires'],
  ],
  [
    'Pipfile',
    'Pipfile',
    '[[source]]\nurl = "https://x.org"\n[packages]\na = "==1.0"\nb = {version = ">=2", extras = ["x"]}\n[dev-packages]\nc = "*"\n[requires]\npython_version = "3.9"\n',
    ['a ==1.0 packages', 'b >=2 packages', 'c * dev-packages'],
  ],
  [
    'package.json: groups, alias, overrides',
    'package.json',
    '{"dependencies":{"a":"^1.0.0","x":"npm:@s/b@2.0.0"},"peerDependencies":{"c":">=3"},"overrides":{"d":"4.0.0","e":{".":"5","f":"6"},"a":"$a"},"resolutions":{"**/g":"7","h/i":"8","@s/k":"9"},"pnpm":{"overrides":{"l>m":"1"}}}',
    [
      'a ^1.0.0 dependencies',
      '@s/b 2.0.0 dependencies',
      'c >=3 peerDependencies',
      'd 4.0.0 overrides!',
      'e 5 overrides!',
      'f 6 overrides.e',
      'a $a=^1.0.0 overrides!',
      'g 7 resolutions!',
      'i 8 resolutions',
      '@s/k 9 resolutions!',
      'm 1 pnpm.overrides',
    ],
  ],
  [
    'package.json: an escape',
    'package.json',
    '{"dependencies":{"a":"\\u003e=1"}}',
    ['a \\u003e=1=>=1 dependencies'],
  ],
  [
    'package.json: cut off',
    'package.json',
    '{"dependencies":{"a":"^1.0.0","b":"2',
    ['a ^1.0.0 dependencies', 'b 2 dependencies'],
  ],
  [
    'Cargo.toml',
    'Cargo.toml',
    '[dependencies]\na = "1.2"\nb = { version = "=2.0.1", features = ["x"] }\nrenamed = { package = "c", version = "0.3" }\nd = { path = "../d" }\ne.workspace = true\n[dev-dependencies.f]\nversion = "4"\n[target.\'cfg(unix)\'.dependencies]\ng = "5"\n[workspace.dependencies]\ne = "6"\n',
    [
      'a 1.2 dependencies',
      'b =2.0.1 dependencies',
      'c 0.3 dependencies',
      'd - dependencies',
      'e - dependencies',
      'f 4 dev-dependencies',
      'g 5 target.cfg(unix).dependencies',
      'e 6 workspace.dependencies!',
    ],
  ],
  [
    'go.mod',
    'go.mod',
    'module x.org/m\n\ngo 1.21\n\nrequire x.org/a v1.2.3 // c\nrequire (\n\tx.org/b/v2 v2.0.0 // indirect\n\tx.org/c v0.0.0-20210101000000-abcdefabcdef\n\t// x.org/no v1.0.0\n)\nexclude x.org/a v1.2.2\nreplace x.org/c => x.org/c v1.0.0\nreplace x.org/a v1.2.3 => ../a\n',
    [
      'x.org/a v1.2.3 requirex',
      'x.org/b/v2 v2.0.0 indirect',
      'x.org/c v0.0.0-20210101000000-abcdefabcdef requirex',
      'x.org/c v1.0.0 replace',
      'x.org/a ../a replace',
    ],
  ],
  [
    'pom.xml: properties, management, plugins',
    'pom.xml',
    '<project><properties><v.a>1.5</v.a><m>9</m></properties><!-- <dependency><artifactId>no</artifactId></dependency> --><dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId><version> 2.0 </version></dependency></dependencies></dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${v.a}</version><exclusions><exclusion><groupId>q</groupId><artifactId>q</artifactId></exclusion></exclusions></dependency><dependency><groupId>g</groupId><artifactId>b</artifactId></dependency><dependency><groupId>g</groupId><artifactId>c</artifactId><version>${m}.1</version></dependency><dependency><groupId>g</groupId><artifactId>d</artifactId><version>${gone}</version></dependency></dependencies><build><plugins><plugin><artifactId>p</artifactId><version>3</version></plugin></plugins></build></project>',
    [
      'g:b 2.0 dependencyManagement.dependencies!',
      'g:a 1.5 dependencies',
      'g:b - dependencies',
      'g:c ${m}.1=9.1 dependencies',
      'g:d ${gone} dependencies',
      'org.apache.maven.plugins:p 3 build.plugins',
    ],
  ],
  [
    'build.gradle',
    'build.gradle',
    "plugins {\n  id 'x.plugin' version '1.1'\n}\ndef ver = '2.0'\ndependencies {\n  implementation 'g:a:1.0'\n  // implementation 'g:no:1'\n  api(\"g:b:$ver\")\n  testImplementation group: 'g', name: 'c', version: '3.0'\n  runtimeOnly 'g:d'\n}\n",
    [
      'x.plugin 1.1 plugins',
      'g:a 1.0 dependencies',
      'g:b 2.0 dependencies',
      'g:c 3.0 dependencies',
      'g:d - dependencies',
    ],
  ],
  [
    'libs.versions.toml',
    'gradle/libs.versions.toml',
    '[versions]\na = "1.0"\nb = { strictly = "[1,2)" }\n[libraries]\nx = { module = "g:a", version.ref = "a" }\ny = { group = "g", name = "b", version.ref = "b" }\nz = "g:c:3.0"\n[plugins]\np = { id = "x.p", version = "4" }\n',
    ['g:a 1.0 libraries', 'g:b [1,2) libraries', 'g:c 3.0 libraries', 'x.p 4 plugins'],
  ],
];

const locks: [path: string, text: string, expected: string[]][] = [
  [
    'package-lock.json',
    '{"lockfileVersion":3,"packages":{"":{"version":"0.0.1"},"node_modules/ws":{"version":"8.1.0","dependencies":{"q":"1"}},"node_modules/a/node_modules/ws":{"version":"7.0.0"},"node_modules/al":{"name":"real","version":"2.0.0"}},"dependencies":{"ws":{"version":"8.1.0"}}}',
    ['ws 8.1.0', 'ws 7.0.0', 'real 2.0.0'],
  ],
  [
    'npm-shrinkwrap.json',
    '{"version":"1.0.0","dependencies":{"ws":{"version":"8.1.0","requires":{"a":"1"},"dependencies":{"b":{"version":"2.0.0"}}}}}',
    ['ws 8.1.0', 'b 2.0.0'],
  ],
  [
    'yarn.lock',
    '# yarn lockfile v1\n\n"@s/a@^1.0.0", "@s/a@^1.1.0":\n  version "1.2.0"\n  dependencies:\n    version "9"\n\nws@^8:\n  version "8.1.0"\n',
    ['@s/a 1.2.0', 'ws 8.1.0'],
  ],
  [
    'yarn.lock',
    '__metadata:\n  version: 6\n\n"ws@npm:^8, ws@npm:^8.1":\n  version: 8.1.0\n  resolution: "ws@npm:8.1.0"\n\n"me@workspace:.":\n  version: 0.0.0-use.local\n',
    ['ws 8.1.0'],
  ],
  [
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      ws:\n        specifier: ^8\n        version: 8.1.0(x@1.0.0)\n\npackages:\n\n  ws@8.1.0:\n    resolution: {integrity: sha512-0}\n\n  '@s/a@1.0.0':\n    resolution: {}\n",
    ['ws 8.1.0', 'ws 8.1.0', '@s/a 1.0.0'],
  ],
  [
    'pnpm-lock.yaml',
    'lockfileVersion: 5.4\n\ndependencies:\n  ws: 8.1.0_x@1\n\npackages:\n\n  /ws/8.1.0_x@1:\n    dev: false\n',
    ['ws 8.1.0', 'ws 8.1.0'],
  ],
  [
    'poetry.lock',
    '[[package]]\nname = "a"\nversion = "1.0"\n[package.dependencies]\nversion = "no"\n\n[[package]]\nname = "b"\nversion = "2.0"\n',
    ['a 1.0', 'b 2.0'],
  ],
  ['Cargo.lock', 'version = 3\r\n\r\n[[package]]\r\nname = "a"\r\nversion = "1.0.0"\r\n', ['a 1.0.0']],
  [
    'Pipfile.lock',
    '{"_meta":{"hash":{"version":"1"}},"default":{"a":{"hashes":["x"],"version":"==1.0"}}}',
    ['a 1.0'],
  ],
  ['go.sum', 'x.org/a v1.0.0 h1:00=\nx.org/a v1.0.0/go.mod h1:11=\n', ['x.org/a v1.0.0']],
  ['gradle.lockfile', '# c\ng:a:1.0=compileClasspath\nempty=\n', ['g:a 1.0']],
];

suite('readDependencies', () => {
  for (const [what, path, text, expected] of cases) {
    test(what, () => assert.deepEqual(said(path, text), expected));
  }

  const seeds = cases.map(([, path, text]) => ({ path, text }));
  const mutated = fc
    .record({
      seed: fc.constantFrom(...seeds),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(8),
      put: fc.string(),
    })
    .map(({ seed: { path, text }, at, cut, put }) => {
      const from = Math.floor(at * text.length);
      return { path, text: text.slice(0, from) + put + text.slice(from + cut) };
    });
  const garbage = fc.record({
    path: fc.constantFrom(...seeds.map(({ path }) => path)),
    text: fc.string({ unit: 'binary' }),
  });

  test('whatever the text, places are in it and are what they say', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, garbage), ({ path, text }) => {
        for (const { specifier, start, end, kind } of readDependencies(path, text)) {
          assert.ok(start >= 0 && start <= end && end <= text.length);
          if (specifier !== '') assert.equal(text.slice(start, end), specifier);
          assert.ok(MANIFEST_KINDS.includes(kind));
        }
      }),
      { numRuns: 500 },
    );
  });
});

suite('readLock', () => {
  for (const [path, text, expected] of locks) {
    test(`${path}: ${expected.join(', ')}`, () => {
      const found = atOnce(readLock(path, text));
      for (const { version, start, end } of found) assert.equal(text.slice(start, end), version);
      assert.deepEqual(
        found.map(({ name, version }) => `${name} ${version}`),
        expected,
      );
    });
  }

  test('whatever the text, places are in it and are what they say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...locks),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(8),
        fc.string(),
        ([path, seed], at, cut, put) => {
          const from = Math.floor(at * seed.length);
          const text = seed.slice(0, from) + put + seed.slice(from + cut);
          for (const { version, start, end } of atOnce(readLock(path, text)))
            assert.equal(text.slice(start, end), version);
        },
      ),
      { numRuns: 500 },
    );
  });
});
