import * as l10n from '@vscode/l10n';
import type { FileAccess } from '../../files/FileAccess.js';
import type { Fragment, TemplateEntry } from '../fragment.js';

/** What a file gave: its text, or why there is none. */
type Content = { code: string } | { unusable: string };

/** The files that inventories name as the code of templates. Each is read when it is first asked for, and again when it changed. */
export class TemplateFiles {
  private readonly contents = new Map<string, Promise<Content>>();
  /** What was made of each fragment, so that one that did not change stays the same object. */
  private readonly filled = new WeakMap<Fragment, { texts: string; fragment: Fragment }>();
  private used: ReadonlySet<string> = new Set();

  constructor(private readonly files: FileAccess) {}

  /** True when a template has its code from this file. */
  has(path: string): boolean {
    return this.used.has(path);
  }

  clear(): void {
    this.contents.clear();
  }

  /** True when one of them is the code of a template, and is another one than before. */
  async apply(paths: Iterable<string>): Promise<boolean> {
    let any = false;
    for (const path of paths) {
      const known = this.contents.get(path);
      if (!known) continue;
      const now = this.readFile(path);
      this.contents.set(path, now);
      if (JSON.stringify(await known) !== JSON.stringify(await now)) any = true;
    }
    return any;
  }

  /** The fragments with the code of their templates; those whose files are not to be read say so at the place that names them. */
  async fill(fragments: readonly Fragment[]): Promise<Fragment[]> {
    const used = new Set<string>();
    const result: Fragment[] = [];
    for (const fragment of fragments) {
      const named = fragment.templates.flatMap(({ file }) => file ?? []);
      for (const path of named) used.add(path);
      result.push(named.length === 0 ? fragment : await this.withCode(fragment));
    }
    this.used = used;
    for (const path of this.contents.keys()) if (!used.has(path)) this.contents.delete(path);
    return result;
  }

  private async withCode(fragment: Fragment): Promise<Fragment> {
    const contents: (Content | undefined)[] = [];
    for (const { file } of fragment.templates)
      contents.push(file === undefined ? undefined : await this.contentOf(file));
    const texts = JSON.stringify(contents);
    const known = this.filled.get(fragment);
    if (known?.texts === texts) return known.fragment;
    const problems = [...fragment.problems];
    const templates = fragment.templates.map((template, i): TemplateEntry => {
      const content = contents[i];
      if (!content || template.unusable !== undefined) return template;
      if ('code' in content) return { ...template, code: content.code };
      const message = l10n.t('{0}; this template is listed without a fix.', content.unusable);
      problems.push({ ...(template.filePlace ?? template.source), severity: 'error', message });
      return { ...template, unusable: content.unusable };
    });
    const made = { ...fragment, templates, problems };
    this.filled.set(fragment, { texts, fragment: made });
    return made;
  }

  private contentOf(path: string): Promise<Content> {
    let content = this.contents.get(path);
    if (!content) this.contents.set(path, (content = this.readFile(path)));
    return content;
  }

  private async readFile(path: string): Promise<Content> {
    const file = await this.files.read(path);
    if (file?.lossy)
      return { unusable: l10n.t('`{0}` has bytes that are not of its encoding ({1})', path, file.encoding) };
    if (file) return { code: file.text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n') };
    const why = await this.files.unreadable(path);
    if (why)
      return {
        unusable:
          why.reason === 'binary' ? l10n.t('`{0}` is binary', path) : l10n.t('`{0}` is too large', path),
      };
    const there = await this.files.exists(path);
    return {
      unusable: there
        ? l10n.t('`{0}` cannot be read inside the workspace', path)
        : l10n.t('There is no file `{0}`', path),
    };
  }
}
