import type { z } from 'zod';

/** The answer to a value that zod should be asked about: it is wrong, or there is something about it that is not known here. */
export const UNSURE = Symbol('unsure');

/** What `safeParse` would give for a right value, the same object where no default is missing in it; otherwise `UNSURE`. */
export type Compiled = (value: unknown) => unknown;

/** The parts of zod's own description of a schema that are understood here. */
interface Def extends CheckDef {
  type: string;
  checks?: readonly { _zod: { def: CheckDef } }[];
  shape?: Readonly<Record<string, z.core.$ZodType>>;
  catchall?: z.core.$ZodType;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  defaultValue?: unknown;
  options?: readonly z.core.$ZodType[];
  discriminator?: string;
  entries?: Readonly<Record<string, string | number>>;
  values?: readonly unknown[];
  coerce?: boolean;
}

interface CheckDef {
  check?: string;
  minimum?: number;
  value?: number;
  /** Of a union: more than one option may fit. */
  inclusive?: boolean;
  format?: string;
  pattern?: RegExp;
}

/**
 * A quick reader for values that are right, made from the schema itself: zod takes several times the time of `JSON.parse`
 * for the same value. What it does not know of a schema is asked of zod, so a schema may say anything.
 */
export function compileSchema(schema: z.core.$ZodType): Compiled {
  const def = schema._zod.def as Def;
  const ofType = def.coerce === true ? undefined : compileType(def);
  if (ofType === undefined) return askingZod(schema);
  const checks = (def.checks ?? []).map((check) => compileCheck(check._zod.def));
  if (checks.includes(undefined)) return askingZod(schema);
  if (checks.length === 0) return ofType;
  const all = checks.filter((check) => check !== undefined);
  return (value) => {
    const result = ofType(value);
    if (result === UNSURE) return UNSURE;
    for (const check of all) if (!check(result)) return UNSURE;
    return result;
  };
}

function askingZod(schema: z.core.$ZodType): Compiled {
  return (value) => {
    const result = (schema as z.ZodType).safeParse(value);
    return result.success ? result.data : UNSURE;
  };
}

function compileType(def: Def): Compiled | undefined {
  switch (def.type) {
    case 'string':
      return 'format' in def ? undefined : (value) => (typeof value === 'string' ? value : UNSURE);
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : UNSURE);
    case 'number':
      return compileNumber(def);
    case 'enum':
      return oneOf(Object.values(def.entries!));
    case 'literal':
      return oneOf(def.values!);
    case 'optional':
      // Of something that JSON holds; a missing key is the object's affair.
      return compileSchema(def.innerType!);
    case 'default':
      return typeof def.defaultValue === 'object' ? undefined : compileSchema(def.innerType!);
    case 'array':
      return compileArray(compileSchema(def.element!));
    case 'union':
      return compileUnion(def);
    case 'object':
      return compileObject(def);
    default:
      return undefined;
  }
}

function compileNumber(def: Def): Compiled | undefined {
  if (def.check === undefined)
    return (value) => (typeof value === 'number' && Number.isFinite(value) ? value : UNSURE);
  return def.format === 'safeint' ? (value) => (Number.isSafeInteger(value) ? value : UNSURE) : undefined;
}

function oneOf(values: readonly unknown[]): Compiled {
  const known = new Set(values);
  return (value) => (known.has(value) ? value : UNSURE);
}

function compileArray(element: Compiled): Compiled {
  return (value) => {
    if (!Array.isArray(value)) return UNSURE;
    let result: unknown[] = value;
    for (let i = 0; i < value.length; i++) {
      const item = element(value[i]);
      if (item === UNSURE) return UNSURE;
      if (item === value[i]) continue;
      if (result === value) result = value.slice();
      result[i] = item;
    }
    return result;
  };
}

function compileUnion({ options, discriminator, inclusive }: Def): Compiled | undefined {
  if (discriminator === undefined && inclusive === false) return undefined;
  const compiled = options!.map(compileSchema);
  if (discriminator === undefined) {
    return (value) => {
      for (const option of compiled) {
        const result = option(value);
        if (result !== UNSURE) return result;
      }
      return UNSURE;
    };
  }
  const byName = new Map<unknown, Compiled>();
  for (const [i, option] of options!.entries()) {
    const { shape } = option._zod.def as Def;
    for (const name of (shape?.[discriminator]?._zod.def as Def | undefined)?.values ?? [])
      byName.set(name, compiled[i]!);
  }
  return (value) => {
    if (typeof value !== 'object' || value === null) return UNSURE;
    const option = byName.get((value as Readonly<Record<string, unknown>>)[discriminator]);
    return option === undefined ? UNSURE : option(value);
  };
}

interface Field {
  read: Compiled;
  isRequired: boolean;
  hasDefault: boolean;
}

/** Unknown keys are refused here in any case: of a schema that takes them zod knows what becomes of them. */
function compileObject(def: Def): Compiled {
  const fields = new Map<string, Field>();
  const defaults: { key: string; value: unknown }[] = [];
  let required = 0;
  for (const [key, schema] of Object.entries(def.shape!)) {
    const { type, defaultValue } = schema._zod.def as Def;
    const hasDefault = type === 'default';
    const isRequired = !hasDefault && type !== 'optional';
    fields.set(key, { read: compileSchema(schema), isRequired, hasDefault });
    if (hasDefault) defaults.push({ key, value: defaultValue });
    if (isRequired) required++;
  }
  const lastKeys: string[] = [];
  const lastFields: Field[] = [];
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return UNSURE;
    const given = value as Readonly<Record<string, unknown>>;
    let result = given as Record<string, unknown>;
    let missing = required;
    let missingDefaults = defaults.length;
    let i = 0;
    for (const key in given) {
      // Mostly the keys are those of the value before, in the same order.
      let field: Field | undefined;
      if (lastKeys[i] === key) {
        field = lastFields[i]!;
      } else {
        field = fields.get(key);
        if (field === undefined) return UNSURE;
        lastKeys[i] = key;
        lastFields[i] = field;
      }
      i++;
      const of = given[key];
      if (of === undefined) return UNSURE;
      const read = field.read(of);
      if (read === UNSURE) return UNSURE;
      if (field.isRequired) missing--;
      else if (field.hasDefault) missingDefaults--;
      if (read === of) continue;
      if (result === given) result = { ...given };
      result[key] = read;
    }
    if (missing > 0) return UNSURE;
    if (missingDefaults === 0) return result;
    if (result === given) result = { ...given };
    for (const { key, value: byDefault } of defaults) if (given[key] === undefined) result[key] = byDefault;
    return result;
  };
}

type Check = (value: unknown) => boolean;

function compileCheck(def: CheckDef): Check | undefined {
  const { minimum, value, inclusive, pattern } = def;
  if (def.check === 'min_length' && minimum !== undefined)
    return (of) => (of as string | unknown[]).length >= minimum;
  if (
    def.check === 'string_format' &&
    def.format === 'regex' &&
    pattern &&
    !pattern.global &&
    !pattern.sticky
  )
    return (of) => pattern.test(of as string);
  if (value === undefined) return undefined;
  if (def.check === 'greater_than')
    return inclusive ? (of) => (of as number) >= value : (of) => (of as number) > value;
  if (def.check === 'less_than')
    return inclusive ? (of) => (of as number) <= value : (of) => (of as number) < value;
  return undefined;
}
