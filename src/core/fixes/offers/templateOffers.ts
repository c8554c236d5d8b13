import type { Defect, Ledger, Template } from '../../model/ledger.js';
import { planTemplate } from '../planTemplate.js';
import type { FixOffer } from './FixOffer.js';

/** The templates that serve a defect, in the order of the ledger. */
export function templateOffers(ledger: Pick<Ledger, 'templates'>, defect: Defect): FixOffer[] {
  return defect.templates.flatMap((id) => {
    const template = ledger.templates.find((each) => each.id === id);
    return template ? [templateOffer(template, defect)] : [];
  });
}

/** `defect`: what the variables of the template are filled in for. */
export function templateOffer(template: Template, defect?: Defect): FixOffer {
  return {
    title: `Apply fix: ${template.title}`,
    kind: 'template',
    targetPath: template.targetPath,
    templateId: template.id,
    plan: (files, options) => planTemplate(template, files, { ...options, defect }),
  };
}
