import { parseArgs } from 'node:util';
import { FAIL_ON, type FailOn } from './failOn.js';
import { UserError } from './UserError.js';

export const usage = `Usage: defect-ledger <command> [options] [DIR]

Commands:
  list    print the ledger of DIR
  check   print problems, occurrences and unreported import errors as path:line:col: message; exit 1 on what --fail-on names

Options:
  --format json|text   how list prints. Default: text
  --fail-on WHAT       what check fails on (and prints), separated by commas or given again: confirmed (an open defect that the code
                       proves), regression (a resolved one that it still proves), lost (an open one whose code was not
                       found again). Default: confirmed
  --source GLOB        read exactly these files as sources (may be given again). Default: by name
  -h, --help           show this text
  --version            print the version

DIR defaults to the current folder. Exit codes: 0 fine, 1 check found what --fail-on names, 2 usage or unreadable input.
`;

export interface Arguments {
  command: 'list' | 'check' | 'help' | 'version';
  format: 'json' | 'text';
  failOn: FailOn[];
  sources: string[];
  dir: string;
}

/** Throws UserError when the call's words are off. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [command, dir = '.', ...more] = positionals;
  const format = values.format ?? 'text';
  if (format !== 'json' && format !== 'text')
    throw new UserError(`--format takes json or text, not '${format}'`);
  const failOn = readFailOn(values['fail-on'] ?? ['confirmed']);
  const rest = { format, failOn, sources: values.source ?? [], dir } as const;
  if (values.help || command === 'help') return { ...rest, command: 'help' };
  if (values.version) return { ...rest, command: 'version' };
  if (command !== 'list' && command !== 'check') {
    throw new UserError(
      command === undefined
        ? `a command is expected\n\n${usage}`
        : `unknown command '${command}'\n\n${usage}`,
    );
  }
  if (more.length > 0) throw new UserError(`one folder is expected, not also '${more.join("', '")}'`);
  return { ...rest, command };
}

function readFailOn(given: readonly string[]): FailOn[] {
  return given
    .flatMap((value) => value.split(','))
    .map((word) => {
      const known = FAIL_ON.find((each) => each === word.trim());
      if (!known) throw new UserError(`--fail-on takes ${FAIL_ON.join(', ')}, not '${word.trim()}'`);
      return known;
    });
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        'fail-on': { type: 'string', multiple: true },
        source: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
