import fs from 'node:fs';
import path from 'node:path';

declare const __ROOT__: string;

/** A small workspace of `cases/*.txt`, and what is to come of it. */
export interface WorkspaceCase {
  readonly name: string;
  readonly files: Record<string, string>;
  /** The other sections: what stands behind `--- `, and the text below it. */
  readonly sections: readonly { readonly title: string; readonly text: string }[];
}

/** The cases of a file: `=== name`, then sections `--- title`; `--- file PATH` are the files of the workspace. `→` is a tab. */
export function readWorkspaceCases(file: string): WorkspaceCase[] {
  const text = fs
    .readFileSync(path.join(__ROOT__, 'test/unit/fixes/cases', file), 'utf8')
    .replace(/\r\n/g, '\n');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((each) => {
      const [name, ...parts] = each.split(/^--- /m);
      const files: Record<string, string> = {};
      const sections: { title: string; text: string }[] = [];
      for (const part of parts) {
        const end = part.indexOf('\n');
        const title = part.slice(0, end).trim();
        const body = part
          .slice(end + 1)
          .replace(/\n\n$/, '\n')
          .replaceAll('→', '\t');
        if (title.startsWith('file ')) files[title.slice(5)] = body;
        else sections.push({ title, text: body });
      }
      return { name: name!.trim(), files, sections };
    });
}
