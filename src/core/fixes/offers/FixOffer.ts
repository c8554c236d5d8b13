import type { ImportIntegrity } from '../../evidence/imports/ImportIntegrity.js';
import type { FileAccess } from '../../files/FileAccess.js';
import type { FixPlan } from '../FixPlan.js';
import type { PlanTemplateOptions } from '../planTemplate.js';

export interface FixOptions extends PlanTemplateOptions {
  /** What is known of the imports of the workspace, kept up to date; without it the workspace is looked through for each plan that asks. */
  integrity?: ImportIntegrity | undefined;
}

/** A fix that there is for a defect; what it takes is computed when it is asked for. */
export interface FixOffer {
  /** As in a menu. */
  readonly title: string;
  readonly kind: 'template' | 'missing-function' | 'import' | 'pin' | 'test' | 'status';
  /** Of the file that it is for, where that is known beforehand. */
  readonly targetPath?: string;
  /** Of a template: its id, and its own title where `title` says more. */
  readonly templateId?: string;
  readonly templateTitle?: string;
  /** Good to have beside others: where it cannot be done, they are done all the same. Default: false. */
  readonly extra?: boolean;
  readonly plan: (files: FileAccess, options?: FixOptions) => Promise<FixPlan>;
}
