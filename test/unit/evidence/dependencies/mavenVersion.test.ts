import assert from 'node:assert/strict';
import { compareMaven } from '../../../../src/core/evidence/dependencies/versions/mavenVersion.js';

/** Each is before the next; within a row all are one (https://maven.apache.org/pom.html#version-order-specification). */
const order: string[][] = [
  ['1-alpha1', '1a1', '1-ALPHA-1', '1alpha1'],
  ['1-alpha2'],
  ['1-beta-2', '1b2'],
  ['1-beta-123'],
  ['1-m11', '1-milestone-11', '1.0.M11'],
  ['1-rc', '1-cr', '1.RC', '1.0.0.CR'],
  ['1-rc2', '1-cr2', '1.RC2', '1.0.0.rc2'],
  ['1-SNAPSHOT', '1.0.0.SNAPSHOT'],
  ['1', '1.0', '1.0.0', '1-ga', '1.final', '1-release', '01'],
  ['1-sp'],
  ['1-sp2'],
  ['1-abc'],
  ['1-pom'],
  ['1-1-snapshot'],
  ['1-1'],
  ['1-2'],
  ['1.0.1-SNAPSHOT'],
  ['1.0.1'],
  ['1.2'],
  ['1.10'],
  ['1.99999999999999999999'],
  ['1.100000000000000000000'],
  ['2-alpha'],
  ['2'],
];

suite('compareMaven', () => {
  for (const [i, row] of order.entries()) {
    test(`${row[0]} is where it belongs`, () => {
      for (const a of row) {
        for (const [j, others] of order.entries()) {
          for (const b of others)
            assert.equal(Math.sign(compareMaven(a, b)), Math.sign(i - j), `${a} against ${b}`);
        }
      }
    });
  }
});
