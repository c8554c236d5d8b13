/** Longer than any answer should take. */
const timeout = 20_000;
const maxOutput = 128 * 1024 * 1024;

/**
 * What a repository's own configuration could have git run is switched off: hooks, a file system monitor, a program that shows signatures, and the
 * transports that would fetch what a partial clone lacks. Nothing that is asked for looks at the working tree, so no filter runs either.
 */
const safely = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=false',
    'log.showSignature=false',
    'blame.ignoreRevsFile=',
    'protocol.allow=never',
    'safe.bareRepository=explicit',
  ].flatMap((setting) => ['-c', setting]),
];

/** Runs git with arguments as they are, without a shell. The output as bytes; undefined when it fails, takes too long or says too much. */
export async function runGit(
  program: string,
  folder: string,
  args: readonly string[],
  input = '',
): Promise<Buffer | undefined> {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    const git = spawn(program, [...safely, ...args], {
      cwd: folder,
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      timeout,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let size = 0;
    git.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > maxOutput) git.kill('SIGKILL');
      else parts.push(part);
    });
    git.on('error', () => resolve(undefined));
    git.on('close', (code) => resolve(code === 0 && size <= maxOutput ? Buffer.concat(parts) : undefined));
    // A program that ends early does not read all of it; that it failed is told by its code.
    git.stdin.on('error', () => undefined);
    git.stdin.end(input);
  });
}

/** Without what points git at another repository or another program. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/iu.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ATTR_NOSYSTEM: '1',
    LC_ALL: 'C',
  };
}
