const byEnding: Record<string, string> = {
  py: 'python',
  pyi: 'python',
  ts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  json: 'json',
  yml: 'yaml',
  yaml: 'yaml',
  toml: 'toml',
  md: 'markdown',
  rs: 'rust',
  go: 'go',
  java: 'java',
  sh: 'shellscript',
  sql: 'sql',
  css: 'css',
  html: 'html',
};

/** VS Code's language id by a path's ending; `plaintext` when it is none we know. */
export function languageOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return byEnding[ending] ?? 'plaintext';
}
