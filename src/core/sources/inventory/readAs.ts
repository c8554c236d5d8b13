import type { z } from 'zod';
import {
  nativeCriterion,
  nativeDefect,
  nativePhase,
  nativeReadiness,
  nativeTemplate,
} from '../../model/nativeInventory.js';
import type { SourceText } from '../SourceText.js';
import { toValue, type ValueNode } from '../valueTree.js';
import { compileSchema, UNSURE, type Compiled } from './compileSchema.js';
import { parseTolerantly } from './parseTolerantly.js';

/** Reads values of one kind by their schema. */
export class SchemaReader<S extends z.ZodType> {
  private readonly compiled: Compiled;

  constructor(private readonly schema: S) {
    this.compiled = compileSchema(schema);
  }

  /** The value, when nothing is wrong with it; parts of it may be the parsed text's own. */
  right(value: unknown): z.output<S> | undefined {
    const result = this.compiled(value);
    return result === UNSURE ? undefined : (result as z.output<S>);
  }

  isRight(node: ValueNode): boolean {
    const value = toValue(node);
    return this.right(value) !== undefined || this.schema.safeParse(value).success;
  }

  /** The value without what is wrong in it, which is told as problems; undefined when what must be there is missing. */
  tolerantly(node: ValueNode, source: SourceText): z.output<S> | undefined {
    const right = this.right(toValue(node));
    if (right !== undefined) return right;
    const { value, problems } = parseTolerantly(this.schema, node);
    for (const problem of problems) {
      source.problem(problem.start, problem.end, value === undefined ? 'error' : 'warning', problem.message);
    }
    return value;
  }
}

/** By the parts of the native inventory. */
export const readAs = {
  readiness: new SchemaReader(nativeReadiness),
  defect: new SchemaReader(nativeDefect),
  phase: new SchemaReader(nativePhase),
  criterion: new SchemaReader(nativeCriterion),
  template: new SchemaReader(nativeTemplate),
};
