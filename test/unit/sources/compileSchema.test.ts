import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod';
import { anchorFields } from '../../../src/core/model/anchor.js';
import {
  nativeCriterion,
  nativeDefect,
  nativeInventory,
  nativePhase,
  nativeReadiness,
  nativeTemplate,
} from '../../../src/core/model/nativeInventory.js';
import { compileSchema, UNSURE } from '../../../src/core/sources/inventory/compileSchema.js';

const schemas: Record<string, z.ZodType> = {
  anchor: anchorFields,
  criterion: nativeCriterion,
  defect: nativeDefect,
  inventory: nativeInventory,
  phase: nativePhase,
  readiness: nativeReadiness,
  template: nativeTemplate,
};

/** What a person could have written for a schema: mostly right, here and there anything at all. */
function written(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Record<string, unknown>;
  const anything = fc.constantFrom<unknown>(
    '',
    'a b',
    'x',
    0,
    -1,
    1.5,
    101,
    Infinity,
    true,
    null,
    [],
    {},
    [1],
    { a: 1 },
  );
  const right = (): fc.Arbitrary<unknown> => {
    switch (def.type as string) {
      case 'string':
        return fc.constantFrom('A-1', 'text', 'x');
      case 'number':
        return fc.constantFrom(0, 1, 50);
      case 'boolean':
        return fc.boolean();
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries as Record<string, string>));
      case 'literal':
        return fc.constantFrom(...(def.values as unknown[]));
      case 'optional':
      case 'default':
        return written(def.innerType as z.core.$ZodType);
      case 'array':
        return fc.array(written(def.element as z.core.$ZodType), { maxLength: 3 });
      case 'union':
        return fc.oneof(...(def.options as z.core.$ZodType[]).map(written));
      case 'object': {
        const shape = def.shape as Record<string, z.core.$ZodType>;
        const fields = Object.entries(shape).map(([key, of]) => [key, written(of)] as const);
        const must = Object.keys(shape).filter((key) => !/optional|default/u.test(shape[key]!._zod.def.type));
        return fc
          .tuple(
            fc.record(Object.fromEntries(fields), { requiredKeys: must, noNullPrototype: true }),
            fc.oneof(
              { weight: 60, arbitrary: fc.constant(undefined) },
              { weight: 1, arbitrary: fc.constantFrom('extra', 'constructor', must[0]) },
            ),
          )
          .map(([value, odd]) => {
            if (odd === undefined) return value;
            const { [odd]: before, ...rest } = value;
            return before === undefined ? { [odd]: 1, ...rest } : rest;
          });
      }
      default:
        return anything;
    }
  };
  return fc.oneof({ weight: 150, arbitrary: right() }, { weight: 1, arbitrary: anything });
}

suite('compiled schemas', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    test(`${name}: takes nothing that zod refuses, and gives what zod gives`, () => {
      const compiled = compileSchema(schema);
      let taken = 0;
      let right = 0;
      fc.assert(
        fc.property(written(schema), (value) => {
          const before = structuredClone(value);
          const [result, expected] = [compiled(value), schema.safeParse(value)];
          assert.deepEqual(value, before, 'the value itself stays');
          if (expected.success) right++;
          // To be unsure is never wrong, only slow: zod is asked then.
          if (result === UNSURE) return;
          assert.ok(expected.success);
          assert.deepEqual(result, expected.data);
          taken++;
        }),
        { numRuns: 200 },
      );
      assert.ok(right > 20 && taken > 0.8 * right, `${taken} of ${right} right ones`);
    });
  }

  for (const [title, schema, value] of [
    ['transform', z.object({ a: z.string().transform((text) => text.length) }), { a: 'abc' }],
    ['refinement', z.string().refine((text) => text === 'b'), 'a'],
    ['trim', z.strictObject({ a: z.string().trim() }), { a: ' a ' }],
    ['coercion', z.coerce.number(), '3'],
    ['format', z.email(), 'no address'],
    ['keys that are dropped', z.object({ a: z.string() }), { a: 'a', b: 1 }],
    ['record', z.record(z.string(), z.number()), { a: 'x' }],
    ['nullable', z.strictObject({ a: z.string().nullable() }), { a: null }],
    ['default that is an object', z.strictObject({ a: z.array(z.string()).default([]) }), {}],
    ['longest', z.string().max(2), 'abc'],
  ] as const) {
    test(`asks zod about what it does not know: ${title}`, () => {
      const expected = (schema as z.ZodType).safeParse(value);
      const result = compileSchema(schema)(value);
      if (result === UNSURE) return;
      assert.deepEqual({ success: true, data: result }, expected);
    });
  }
});
