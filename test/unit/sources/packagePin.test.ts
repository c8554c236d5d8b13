import assert from 'node:assert/strict';
import { packagePin } from '../../../src/core/sources/inventory/packagePin.js';
import { parseJson } from '../../../src/core/sources/parseJson.js';

const cases: [fields: Record<string, string>, said: string | undefined][] = [
  [{ package: 'a==1.0' }, 'pypi a 1.0'],
  [{ package: 'ws@8.1.0' }, 'npm ws 8.1.0'],
  [{ package: 'serde@1.0.9', file: 'crates/x/Cargo.toml' }, 'cargo serde 1.0.9'],
  [{ package: 'serde', ecosystem: 'crates.io', expected_version: '>=1.0.9' }, 'cargo serde >=1.0.9'],
  [{ package: 'example.org/mod@v1.2.3' }, 'go example.org/mod v1.2.3'],
  [{ package: 'example.org/mod', expected_version: 'v1.2.3' }, 'go example.org/mod v1.2.3'],
  [{ package: 'org.x:core:2.1' }, 'maven org.x:core 2.1'],
  [{ package: 'core', file: 'pom.xml', version: '2.1' }, 'maven core 2.1'],
  [{ package: 'a', file: 'src/a.py', required_version: '2' }, 'pypi a 2'],
  [{ package: '@s/a', version: '^2' }, 'npm @s/a ^2'],
  [{ package: 'the whole of it', version: '2' }, undefined],
  [{ package: 'a' }, undefined],
];

suite('packagePin', () => {
  for (const [fields, said] of cases) {
    test(JSON.stringify(fields), () => {
      const { root } = parseJson(JSON.stringify(fields));
      assert.ok(root?.kind === 'map');
      const pin = packagePin(fields.package!, root);
      assert.equal(pin && `${pin.ecosystem} ${pin.name} ${pin.version}`, said);
    });
  }
});
