import { workspacePath } from '../../files/workspacePath.js';

/** Where the user's own templates are when nobody says: the default of the setting `defectLedger.templates.folder`. */
export const defaultTemplateFolder = '.defect-ledger/templates';

/** The folder as it is set, workspace-relative; undefined when it is empty, outside, or a glob. */
export function templateFolder(set: string): string | undefined {
  return /[*?{}[\]]/u.test(set) ? undefined : workspacePath(set);
}

/** What systems and version control leave in folders. */
const noTemplate =
  /\/(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.git(?:keep|ignore|attributes)|[^/]*(?:~|\.sw[op]))$/u;

/** Every file below the folder is a template. */
export function isTemplateFile(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) && !noTemplate.test(path);
}
