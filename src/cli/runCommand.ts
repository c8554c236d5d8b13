import fs from 'node:fs';
import path from 'node:path';
import type { EngineServices } from '../core/EngineServices.js';
import { silentLogger } from '../core/files/FileAccess.js';
import { LedgerEngine } from '../core/LedgerEngine.js';
import type { Ledger } from '../core/model/ledger.js';
import { defaultSources } from '../core/sources/defaultSources.js';
import { defaultTemplateFolder } from '../core/sources/templates/templateFolder.js';
import { version } from '../../package.json';
import { checkText } from './checkText.js';
import { failing } from './failOn.js';
import { engineServices } from './engineServices.js';
import { listText } from './listText.js';
import { NodeFiles } from '../node/files/NodeFiles.js';
import type { Output } from './Output.js';
import { parseArguments, usage, type Arguments } from './parseArguments.js';
import { UserError } from './UserError.js';

/** Runs one command line and gives the exit code. Throws UserError for what the user can mend. */
export async function runCommand(argv: readonly string[], cwd: string, output: Output): Promise<number> {
  const args = parseArguments(argv);
  if (args.command === 'help') {
    output.out(usage);
    return 0;
  }
  if (args.command === 'version') {
    output.out(`${version}\n`);
    return 0;
  }
  const root = path.resolve(cwd, args.dir);
  const files = new NodeFiles(root);
  const services = engineServices(root);
  const ledger = await readLedger(args, files, root, services);
  if (args.command === 'fix') {
    const { runFix } = await import('./runFix.js');
    return runFix(args.fix!, ledger, files, services, output);
  }
  if (args.command === 'list') {
    output.out(args.format === 'json' ? listJson(ledger) : listText(ledger));
    return 0;
  }
  output.out(checkText(ledger, args.failOn));
  if (failing(ledger, args.failOn).length > 0) return 1;
  // Nobody can say that all is well of what was not read.
  return ledger.sources.some(({ broken }) => broken) ? 2 : 0;
}

async function readLedger(
  args: Arguments,
  files: NodeFiles,
  root: string,
  services: EngineServices,
): Promise<Ledger> {
  if (!isFolder(root)) throw new UserError(`there is no folder '${args.dir}'`);
  const explicit = args.sources.length > 0;
  const globs = explicit ? args.sources.map((source) => source.replace(/^\.\//u, '')) : defaultSources;
  for (const glob of explicit ? globs : []) {
    const matches = await files.list([glob]);
    if (matches.length === 0) throw new UserError(`no file of '${args.dir}' matches --source '${glob}'`);
    for (const file of matches) {
      if (!(await files.read(file))) throw new UserError(`'${file}' cannot be read as text`);
    }
  }
  return new LedgerEngine(
    files,
    { include: globs, explicit, templates: defaultTemplateFolder },
    silentLogger,
    services,
  ).load();
}

function isFolder(root: string): boolean {
  try {
    return fs.statSync(root).isDirectory();
  } catch {
    return false;
  }
}

/** Of an unreported import: where it is, what is taken from which module, and whether it is guarded. */
function listJson(ledger: Ledger): string {
  const unreported = ledger.unreported.map(({ library: _, ...each }) => each);
  return `${JSON.stringify({ ...ledger, unreported }, null, 2)}\n`;
}
