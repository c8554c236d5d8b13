import type { Node } from 'web-tree-sitter';
import type {
  DefinitionKind,
  SyntaxDefinition,
  SyntaxImport,
  SyntaxOutline,
  SyntaxRange,
  SyntaxTest,
} from './Outline.js';

/** A stretch of the text within which definitions belong to `parts`. */
export interface Scope {
  readonly end: number;
  readonly parts: readonly string[];
  readonly kind: DefinitionKind | 'file' | 'value';
  readonly isLocal: boolean;
  readonly trait?: string | undefined;
}

export interface NewDefinition {
  kind: DefinitionKind;
  /** Where the name stands; quotes around it are left out. */
  name: SyntaxRange;
  /** The whole definition. */
  node: SyntaxRange & { node: Node };
  body?: SyntaxRange | undefined;
  stubReason?: string | undefined;
  isSignature?: boolean | undefined;
  isPrivate?: boolean | undefined;
  /** Owner in place of the scope around it. */
  owner?: readonly string[];
  trait?: string | undefined;
  /** Types that it takes members from. */
  bases?: readonly string[] | undefined;
  /** The name whose other name it is. */
  aliasOf?: string | undefined;
  /** What is inside belongs to it. Default: true. */
  opens?: boolean;
}

const callable = new Set<Scope['kind']>(['function', 'method', 'constructor']);
const maxDepth = 200;

/** Collects definitions in text order while a reader goes over the nodes of interest, and knows in what each stands. */
export class OutlineBuilder {
  readonly definitions: SyntaxDefinition[] = [];
  readonly tests: SyntaxTest[] = [];
  readonly imports: SyntaxImport[] = [];
  /** Names that are exported apart from where they are made or taken. */
  readonly exported = new Set<string>();
  /** It has exports of its own. */
  isModule = false;
  main: string | undefined;
  package: string | undefined;
  private readonly scopes: Scope[];
  private readonly suites: { end: number; parts: readonly string[] }[] = [];

  constructor(
    readonly text: string,
    /** Whether the file declares only, as `.d.ts` does. */
    readonly declares: boolean,
    private readonly hasErrors: boolean,
  ) {
    this.scopes = [{ end: Infinity, parts: [], kind: 'file', isLocal: false }];
  }

  /** To be called before each node, in text order: leaves what ends before it. */
  enter(offset: number): void {
    while (this.scopes[this.scopes.length - 1]!.end <= offset) this.scopes.pop();
    while (this.suites.length > 0 && this.suites[this.suites.length - 1]!.end <= offset) this.suites.pop();
  }

  get scope(): Scope {
    return this.scopes[this.scopes.length - 1]!;
  }

  /** The innermost scope of one of the kinds. */
  enclosing(kinds: ReadonlySet<Scope['kind']>): Scope | undefined {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      if (kinds.has(this.scopes[i]!.kind)) return this.scopes[i];
    }
    return undefined;
  }

  /** Whether what stands here is within the body of a function. */
  get isLocal(): boolean {
    return this.scope.isLocal || callable.has(this.scope.kind);
  }

  open(scope: Omit<Scope, 'isLocal'>): void {
    if (this.scopes.length < maxDepth) this.scopes.push({ ...scope, isLocal: this.isLocal });
  }

  textOf(range: SyntaxRange): string {
    return this.text.slice(range.start, range.end);
  }

  add({
    kind,
    name,
    node,
    body,
    stubReason,
    isSignature,
    isPrivate,
    owner,
    trait,
    aliasOf,
    bases,
    opens,
  }: NewDefinition): void {
    const { start, end } = unquoted(this.text, name);
    const word = this.text.slice(start, end);
    if (word.trim() === '') return;
    // As names are asked for: `[Symbol.iterator]` too is asked for with a dot in it.
    const parts = [...(owner ?? this.scope.parts), ...word.split('.')];
    this.definitions.push({
      kind,
      name: word,
      parts,
      nameStart: start,
      nameEnd: end,
      start: node.start,
      end: node.end,
      body: body && { start: body.start, end: body.end },
      ...(stubReason === undefined || this.declares ? {} : { stubReason }),
      ...(isSignature || this.declares ? { isSignature: true } : {}),
      ...(isPrivate ? { isPrivate: true } : {}),
      ...(this.isLocal ? { isLocal: true } : {}),
      ...(trait === undefined ? {} : { trait }),
      ...(aliasOf === undefined ? {} : { aliasOf }),
      ...(bases === undefined || bases.length === 0 ? {} : { bases }),
      ...(this.hasErrors && node.node.hasError ? { hasError: true } : {}),
    });
    if (opens ?? true) this.open({ end: node.end, parts, kind });
  }

  /** `opens`: tests inside are named after it. `isCase`: it can be run, unlike a group of others. */
  addTest(
    name: SyntaxRange,
    node: SyntaxRange,
    {
      opens = true,
      isPattern = false,
      isComputed = false,
      title = undefined as string | undefined,
      owner = undefined as readonly string[] | undefined,
    },
  ): void {
    const { start, end } = unquoted(this.text, name);
    const parts = [
      ...(owner ?? this.suites[this.suites.length - 1]?.parts ?? []),
      this.text.slice(start, end),
    ];
    this.tests.push({
      parts,
      nameStart: start,
      nameEnd: end,
      start: node.start,
      end: node.end,
      isPattern: isPattern || isComputed,
      ...(isComputed ? { isComputed } : {}),
      ...(title === undefined ? {} : { title }),
    });
    if (opens && this.suites.length < maxDepth) this.suites.push({ end: node.end, parts });
  }

  finish(language: SyntaxOutline['language'], errorZones: readonly SyntaxRange[]): SyntaxOutline {
    const { definitions, tests, exported } = this;
    const imports = this.imports.map((each) =>
      exported.has(each.name) ? { ...each, isExported: true } : each,
    );
    return {
      language,
      definitions,
      tests,
      imports,
      ...(this.isModule ? { exports: [...exported] } : {}),
      ...(this.main === undefined ? {} : { main: this.main }),
      errorZones,
      ...(this.package === undefined ? {} : { package: this.package }),
    };
  }
}

const names = [
  'identifier',
  'type_identifier',
  'member_expression',
  'nested_type_identifier',
  'scoped_type_identifier',
];

/** The types that one is made of, type arguments left out; with dots where they are members of something. */
export function baseNames(...heritage: readonly (Node | null | undefined)[]): string[] {
  const outside =
    /^(?:type_arguments|implements_clause|member_expression|nested_type_identifier|scoped_type_identifier)$/u;
  return heritage
    .flatMap((node) => node?.descendantsOfType(names) ?? [])
    .filter((each) => !outside.test(each.parent?.type ?? ''))
    .map(({ text }) => text);
}

/** The range of a node, as a plain value that outlives the tree. */
export function rangeOf(node: Node): SyntaxRange & { node: Node } {
  return { start: node.startIndex, end: node.endIndex, node };
}

function unquoted(text: string, { start, end }: SyntaxRange): SyntaxRange {
  const first = text[start];
  const isQuoted = first !== undefined && '"\'`'.includes(first) && text[end - 1] === first;
  return isQuoted && end - start >= 2 ? { start: start + 1, end: end - 1 } : { start, end };
}
