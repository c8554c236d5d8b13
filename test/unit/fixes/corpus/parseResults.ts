import { spawnSync } from 'node:child_process';
import { parse as parseJson, type ParseError } from 'jsonc-parser';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { scriptErrors } from '../scriptJudge.js';

/** What the language's own parser says of a text; `members` only where it knows classes. */
export interface Parsed {
  errors: string[];
  members?: Record<string, string[]>;
}

const pythonJudge = `
import ast, json, sys
def members(node):
    found = []
    for each in node.body:
        names = []
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)): names = [each.name]
        elif isinstance(each, ast.AnnAssign): names = [each.target.id]
        elif isinstance(each, ast.Assign): names = [t.id for t in each.targets if isinstance(t, ast.Name)]
        found += [n for n in names if n not in found]
    return found
def judge(text):
    try: tree = ast.parse(text)
    except SyntaxError as e: return {"errors": [str(e)]}
    try: compile(text, "result", "exec", dont_inherit=True)
    except SyntaxError as e: return {"errors": [str(e)]}
    return {"errors": [], "members": {n.name: members(n) for n in ast.walk(tree) if isinstance(n, ast.ClassDef)}}
print(json.dumps([judge(text) for text in json.load(sys.stdin)]))
`;

/** One run of Python for all texts; undefined when it is not there. */
export function parsePythons(texts: readonly string[]): Parsed[] | undefined {
  const run = spawnSync('python3', ['-c', pythonJudge], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (run.error) return undefined;
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Parsed[];
}

/** Other languages than Python; nothing is said of those that have no parser here. */
export function parseResult(path: string, text: string): Parsed {
  if (/\.[cm]?[jt]sx?$/u.test(path))
    return { errors: scriptErrors(path, text), members: scriptMembers(path, text) };
  if (/\.ya?ml$/u.test(path)) {
    const documents = parseAllDocuments(text);
    return { errors: [...documents].flatMap(({ errors }) => errors.map(({ message }) => message)) };
  }
  if (path.endsWith('.json')) {
    const errors: ParseError[] = [];
    parseJson(text, errors, { allowTrailingComma: true });
    return { errors: errors.map(({ error, offset }) => `JSON error ${error} at ${offset}`) };
  }
  return { errors: [] };
}

function scriptMembers(path: string, text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  ts.forEachChild(file, (node) => {
    if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return;
    const names = [...node.members].map((each) =>
      ts.isConstructorDeclaration(each) ? 'constructor' : (each.name?.getText(file) ?? ''),
    );
    found[node.name?.text ?? ''] = [...new Set(names)];
  });
  return found;
}
