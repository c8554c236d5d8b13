import type { FileAccess } from '../../files/FileAccess.js';
import type { FixPlan } from '../FixPlan.js';
import type { PlanTemplateOptions } from '../planTemplate.js';

export type FixOptions = PlanTemplateOptions;

/** A fix that there is for a defect; what it takes is computed when it is asked for. */
export interface FixOffer {
  /** As in a menu. */
  readonly title: string;
  readonly kind: 'template' | 'missing-function' | 'pin' | 'test' | 'status';
  /** Of the file that it is for, where that is known beforehand. */
  readonly targetPath?: string;
  /** Of a template. */
  readonly templateId?: string;
  /** Good to have beside others: where it cannot be done, they are done all the same. Default: false. */
  readonly extra?: boolean;
  readonly plan: (files: FileAccess, options?: FixOptions) => Promise<FixPlan>;
}
