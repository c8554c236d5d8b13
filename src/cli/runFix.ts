import type { EngineServices } from '../core/EngineServices.js';
import { chooseTemplates } from '../core/fixes/chooseTemplates.js';
import type { FixPlan } from '../core/fixes/FixPlan.js';
import type { FixOptions } from '../core/fixes/offers/FixOffer.js';
import { planInTurn } from '../core/fixes/planInTurn.js';
import { templateOffer } from '../core/fixes/offers/templateOffers.js';
import { unifiedDiff } from '../core/fixes/unifiedDiff.js';
import type { Defect, Ledger } from '../core/model/ledger.js';
import type { NodeFiles } from '../node/files/NodeFiles.js';
import type { Output } from './Output.js';
import type { FixArguments } from './parseArguments.js';
import { UserError } from './UserError.js';
import { writeFixes } from './writeFixes.js';

/** `fix ID` (FIXES: Command line): the difference goes to `out`, words to `err`. Gives the exit code. */
export async function runFix(
  { id, template, replace, write }: FixArguments,
  ledger: Ledger,
  files: NodeFiles,
  services: EngineServices,
  output: Output,
): Promise<number> {
  const out = (text: string): void => output.out(text);
  const err = (text: string): void => output.err(text);
  const defect = ledger.defects.find((each) => each.id === id);
  if (!defect) throw new UserError(`there is no defect '${id}'`);
  const choice = chooseTemplates(ledger, defect, template);
  if (choice.kind === 'refused') {
    err(`refused: ${choice.reason}\n`);
    for (const each of choice.candidates) err(`  ${each.id}  ${each.title}\n`);
    return 1;
  }
  const plan = await planned(defect, choice.templates, files, { replace, syntax: services.syntax });
  if (plan.kind === 'refused') {
    err(`refused: ${plan.reason}\n`);
    return 1;
  }
  if (plan.kind === 'nothing') {
    err(`nothing to do: ${plan.reason}\n`);
    return 0;
  }
  for (const note of plan.notes) err(`${note}\n`);
  if (write) {
    const refusal = writeFixes(plan.files, files);
    if (refusal !== undefined) {
      err(`refused: ${refusal}\n`);
      return 1;
    }
    for (const { kind, path } of plan.files) err(`${kind === 'create' ? 'created' : 'changed'} ${path}\n`);
  }
  out(unifiedDiff(plan.files));
  return 0;
}

async function planned(
  defect: Defect,
  templates: Ledger['templates'],
  files: NodeFiles,
  options: FixOptions,
): Promise<FixPlan> {
  if (templates.length === 0) return { kind: 'refused', reason: `No template serves ${defect.id}.` };
  return planInTurn(
    templates.map((template) => templateOffer(template, defect)),
    files,
    options,
  );
}
