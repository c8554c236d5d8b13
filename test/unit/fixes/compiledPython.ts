import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What Python says against the texts, by their names; undefined where there is no Python. */
export function compileErrors(texts: ReadonlyMap<string, string>): string[] | undefined {
  if (spawnSync('python3', ['--version']).status !== 0) return undefined;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fixes-'));
  try {
    const file = path.join(folder, 'texts.json');
    fs.writeFileSync(file, JSON.stringify([...texts]));
    const script = [
      'import json, sys',
      'for name, text in json.load(open(sys.argv[1], encoding="utf-8")):',
      '    try: compile(text, name, "exec", dont_inherit=True)',
      '    except SyntaxError as error: print(name, error)',
    ].join('\n');
    const run = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' });
    return `${run.stdout}${run.status === 0 ? '' : run.stderr}`.split('\n').filter((line) => line !== '');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
