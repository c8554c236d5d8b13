import { parseArgs } from 'node:util';
import { FAIL_ON, type FailOn } from './failOn.js';
import { UserError } from './UserError.js';

export const usage = `Usage: defect-ledger <command> [options] [DIR]

Commands:
  list    print the ledger of DIR
  fix ID  merge the templates that serve the defect into their files: print the difference, or write it
  check   print problems, occurrences and unreported import errors as path:line:col: message; exit 1 on what --fail-on names

Options:
  --format json|text   how list prints. Default: text
  --fail-on WHAT       what check fails on (and prints), separated by commas or given again: confirmed (an open defect that the code
                       proves), regression (a resolved one that it still proves), lost (an open one whose code was not
                       found again). Default: confirmed
  --source GLOB        read exactly these files as sources (may be given again). Default: by name
  --template WHICH     with fix: the id or the target path of the one template to apply. Default: all that serve the
                       defect, when each is for another file
  --replace            with fix: replace what has a body of its own, too
  --write              with fix: write the files
  -h, --help           show this text
  --version            print the version

fix prints a unified diff on standard output, and words on standard error.

DIR defaults to the current folder. Exit codes: 0 fine, written, or nothing to do; 1 check found what --fail-on names, or fix was
refused; 2 usage, or input that cannot be read (a source with syntax errors, too).
`;

export interface FixArguments {
  /** Of the defect. */
  id: string;
  template?: string;
  replace: boolean;
  write: boolean;
}

export interface Arguments {
  command: 'list' | 'check' | 'fix' | 'help' | 'version';
  /** With the command `fix`. */
  fix?: FixArguments;
  format: 'json' | 'text';
  failOn: FailOn[];
  sources: string[];
  dir: string;
}

/** Throws UserError when the call's words are off. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [command, ...operands] = positionals;
  const id = command === 'fix' ? operands.shift() : undefined;
  const [dir = '.', ...more] = operands;
  const format = values.format ?? 'text';
  if (format !== 'json' && format !== 'text')
    throw new UserError(`--format takes json or text, not '${format}'`);
  const failOn = readFailOn(values['fail-on'] ?? ['confirmed']);
  const rest = { format, failOn, sources: values.source ?? [], dir } as const;
  if (values.help || command === 'help') return { ...rest, command: 'help' };
  if (values.version) return { ...rest, command: 'version' };
  if (command !== 'list' && command !== 'check' && command !== 'fix') {
    throw new UserError(
      command === undefined
        ? `a command is expected\n\n${usage}`
        : `unknown command '${command}'\n\n${usage}`,
    );
  }
  if (more.length > 0) throw new UserError(`one folder is expected, not also '${more.join("', '")}'`);
  const { template, replace = false, write = false } = values;
  if (command !== 'fix') {
    const name = template !== undefined ? 'template' : replace ? 'replace' : write ? 'write' : undefined;
    if (name !== undefined) throw new UserError(`--${name} goes with fix only`);
    return { ...rest, command };
  }
  if (id === undefined) throw new UserError(`fix expects the id of a defect\n\n${usage}`);
  return { ...rest, command, fix: { id, replace, write, ...(template === undefined ? {} : { template }) } };
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
        template: { type: 'string' },
        replace: { type: 'boolean' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
