/** How a language writes comments and strings, as far as it takes to tell comments from code. */
export interface CommentSyntax {
  /** What begins a comment to the end of the line. */
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
  /** Strings that end with their line, with `\` as escape. */
  readonly quotes: string;
  /** Strings of several lines. Default: none. */
  readonly long?: readonly string[];
  /** Strings of several lines that serve as comments. Default: none. */
  readonly docs?: readonly string[];
  /** `'` holds one character and stands for other things too: lifetimes, digit separators. Default: false. */
  readonly singleIsCharacter?: boolean;
  /** A line comment begins a word. Default: false. */
  readonly needsBlank?: boolean;
}

const c: CommentSyntax = { line: ['//'], block: [['/*', '*/']], quotes: '"', singleIsCharacter: true };
const script: CommentSyntax = { line: ['//'], block: [['/*', '*/']], quotes: `"'`, long: ['`'] };
const python: CommentSyntax = { line: ['#'], block: [], quotes: `"'`, docs: ['"""', "'''"] };
const hash: CommentSyntax = { line: ['#'], block: [], quotes: `"'`, needsBlank: true };
const ruby: CommentSyntax = { line: ['#'], block: [['\n=begin', '\n=end']], quotes: `"'`, needsBlank: true };
const semicolon: CommentSyntax = { line: [';', '#'], block: [], quotes: '"', needsBlank: true };
const lisp: CommentSyntax = { line: [';'], block: [['#|', '|#']], quotes: '"' };
const dashes: CommentSyntax = { line: ['--'], block: [['/*', '*/']], quotes: `"'` };
const lua: CommentSyntax = { line: ['--'], block: [['--[[', ']]']], quotes: `"'` };
const haskell: CommentSyntax = { line: ['--'], block: [['{-', '-}']], quotes: '"', singleIsCharacter: true };
const markup: CommentSyntax = { line: [], block: [['<!--', '-->']], quotes: '' };
const style: CommentSyntax = { line: [], block: [['/*', '*/']], quotes: `"'` };
const percent: CommentSyntax = { line: ['%'], block: [], quotes: '"' };
const php: CommentSyntax = { line: ['//', '#'], block: [['/*', '*/']], quotes: `"'` };
const powershell: CommentSyntax = { line: ['#'], block: [['<#', '#>']], quotes: `"'`, needsBlank: true };
const go: CommentSyntax = { ...c, long: ['`'] };
const json: CommentSyntax = { line: ['//'], block: [['/*', '*/']], quotes: '"' };
const jvm: CommentSyntax = { ...c, long: ['"""'] };

/** Endings and names of files, and VS Code's names of languages. */
const bySyntax: readonly (readonly [CommentSyntax | 'text', string])[] = [
  ['text', 'md markdown mdx txt text rst adoc asciidoc org COMMIT_EDITMSG MERGE_MSG TAG_EDITMSG'],
  ['text', 'README CHANGELOG TODO NOTES plaintext restructuredtext scminput git-commit'],
  [c, 'c h cc cpp cxx hpp hh hxx m mm cs rs dart d proto objective-c objective-cpp csharp rust cuda-cpp cu'],
  [jvm, 'java kt kts scala groovy gradle swift kotlin'],
  [go, 'go zig v'],
  [script, 'js jsx mjs cjs ts tsx mts cts vue svelte javascript javascriptreact typescript typescriptreact'],
  [python, 'py pyi pyx pyw python'],
  [
    hash,
    'sh bash zsh fish yaml yml toml cfg conf env properties tf hcl nix cmake mk r R jl ex exs pl pm tcl',
  ],
  [
    hash,
    'shellscript dockerfile dockercompose makefile terraform julia elixir perl ignore gitignore graphql',
  ],
  [hash, 'Dockerfile Makefile Jenkinsfile CMakeLists.txt requirements.txt pip-requirements'],
  [ruby, 'rb ruby Gemfile Rakefile'],
  [semicolon, 'ini editorconfig asm s'],
  [lisp, 'lisp el clj cljs cljc edn scm clojure'],
  [dashes, 'sql adb ads'],
  [lua, 'lua'],
  [haskell, 'hs elm haskell'],
  [markup, 'html htm xml xhtml svg xsd xsl csproj'],
  [style, 'css'],
  [json, 'json jsonc json5 scss less code-workspace'],
  [percent, 'tex erl sty latex erlang'],
  [php, 'php'],
  [powershell, 'ps1 psm1 psd1 powershell'],
];
const known: ReadonlyMap<string, CommentSyntax | 'text'> = new Map(
  bySyntax.flatMap(([syntax, names]) => names.split(' ').map((name) => [name, syntax] as const)),
);

/**
 * How a file is written: all text, or code with comments. Undefined where nobody knows.
 * @param path workspace-relative, or only a name
 * @param language VS Code's name of it, for what has no telling name. Default: none
 */
export function commentSyntax(path: string, language?: string): CommentSyntax | 'text' | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const byLanguage = language === undefined ? undefined : known.get(language);
  return (
    known.get(name) ??
    (ending === name ? undefined : (known.get(ending) ?? known.get(ending.toLowerCase()))) ??
    byLanguage
  );
}
