import { nextTurn } from '../../core/nextTurn.js';

/** More output than this means that what is searched for is everywhere: reading the files is no slower then. */
const maxOutput = 128 * 1024 * 1024;

export interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly input: string;
  readonly signal?: AbortSignal | undefined;
  /** Default: the next turn. */
  readonly rest?: (() => Promise<void>) | undefined;
}

/**
 * Runs a program without a shell and hands its output over as it comes, as UTF-8 in pieces of any length. Nothing is
 * dropped: output beyond all bounds ends the program, as the signal does.
 *
 * @returns the exit code; undefined when it could not be started or was ended
 */
export async function runLines(
  { program, args, cwd, input, signal, rest = nextTurn }: Run,
  take: (text: string) => void,
): Promise<number | undefined> {
  const { spawn } = await import('node:child_process');
  // To load that for the first time and to start a program are milliseconds each.
  await rest();
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(undefined);
    const child = spawn(program, args, {
      cwd,
      shell: false,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      ...(signal ? { signal } : {}),
    });
    let length = 0;
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      length += text.length;
      if (length > maxOutput) child.kill('SIGKILL');
      else take(text);
    });
    // Ended before it has read its input: the exit code tells.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code ?? undefined));
  });
}
