import { runCommand } from './runCommand.js';
import { UserError } from './UserError.js';
import { writeAll } from './writeAll.js';

let isWritten = true;

function write(descriptor: 1 | 2, text: string): void {
  if (!isWritten) (descriptor === 1 ? process.stdout : process.stderr).write(text);
  else isWritten = writeAll(descriptor, text);
}

void runCommand(process.argv.slice(2), process.cwd(), {
  out: (text) => write(1, text),
  err: (text) => write(2, text),
})
  .catch((error: unknown) => {
    const known = UserError.is(error);
    const said = known ? `defect-ledger: ${error.message}` : error instanceof Error ? error.stack : undefined;
    write(2, `${said ?? String(error)}\n`);
    return known ? error.exitCode : 70;
  })
  .then((code) => {
    process.exitCode = code;
    // Nothing is left to do, and to take everything down piece by piece takes its time.
    if (isWritten) process.exit();
  });
