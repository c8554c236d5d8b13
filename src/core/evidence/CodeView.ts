import type { CodeFile } from './CodeFile.js';
import type { PythonModule } from '../python/parsePython.js';
import type { ModuleFile } from './imports/ImportIntegrity.js';
import type { DependencyFiles } from './dependencies/DependencyFiles.js';
import type { Range } from '../model/range.js';
import type { PatternQuestion, PatternTarget } from './patterns/PatternTarget.js';
import type { SyntaxOutline } from '../syntax/Outline.js';
import type { ImportFindings, ImportTarget } from './PythonImportIndex.js';
import type { TrackingView } from './tracking/Tracking.js';

export type { CodeFile } from './CodeFile.js';

/** The code as anchors see it. Every question asked through it is remembered, so that only the anchors that saw a changed file are asked again. */
export interface CodeView {
  /** Existing paths that match the path or glob. */
  find(pathOrGlob: string): Promise<string[]>;
  exists(path: string): Promise<boolean>;
  /** Whether a link on the way to the path leads out of the workspace: what is there is never looked at. */
  leadsOutside(path: string): Promise<boolean>;
  /** Whether there is a folder at the path, with anything in it. */
  hasFolder(path: string): Promise<boolean>;
  file(path: string): Promise<CodeFile | undefined>;
  /** The place that stands for the file as a whole; undefined as for `file`. */
  head(path: string): Promise<Range | undefined>;
  /** Where the pattern matches now, and whether there is any file to be searched. */
  pattern(question: PatternQuestion): Promise<{ target: PatternTarget; anyFile: boolean }>;
  python(path: string): Promise<PythonModule | undefined>;
  /** What a file of another language defines, by its syntax tree; undefined where there is none to be had. */
  syntax(path: string): Promise<SyntaxOutline | undefined>;
  /**
   * The file that an import in a file means: `names` are what is taken from the module, undefined for `import module`.
   * Without a path it is not in the workspace: a library's, the standard library's (`outside`), or nowhere.
   */
  pythonModule(
    importer: string,
    level: number,
    module: string,
    names: readonly string[] | undefined,
  ): Promise<ModuleFile>;
  /** How a Python module stands, and where what it lacks is imported all the same. */
  imports(target: ImportTarget): Promise<ImportFindings>;
  /** Reads manifests and lock files that `file` gave: always the same object. */
  dependencyFiles(): Promise<DependencyFiles>;
  /** Paths of the ledger's own sources: they quote code and are not code. */
  readonly sourcePaths: ReadonlySet<string>;
  /** What following code takes: tables of lines, diffs, texts of the past. */
  readonly tracking: TrackingView;
}
