import { workspacePath } from '../../../core/files/workspacePath.js';
import type { DetailsMessage } from './detailsMessages.js';

/**
 * Where a link of a source may lead: a page of the web, or a file of the workspace, with its line. Everything else
 * (commands, scripts, data, other programs, files elsewhere, a place in the same text) is no link.
 */
export function linkTarget(
  href: string,
  folder: string,
): { readonly open: DetailsMessage; readonly hint: string } | undefined {
  const web = webAddress(href);
  if (web !== undefined) return { open: { type: 'openLink', href: web }, hint: web };
  const [written = '', fragment = ''] = decoded(href)?.split('#', 2) ?? [];
  // A scheme of any kind, also one in disguise, the root of a disk, a home.
  if (written === '' || /^[/\\~]|[:\p{Cc}]/u.test(written)) return undefined;
  const path = workspacePath(folder === '' ? written : `${folder}/${written}`);
  if (path === undefined || path.length > 4096) return undefined;
  const line = Math.max(0, Number(/^L(\d{1,7})/u.exec(fragment)?.[1] ?? 1) - 1);
  const at = { line, character: 0 };
  return { open: { type: 'openPlace', path, range: { start: at, end: at } }, hint: path };
}

/** The address, when it is one of the web. */
export function webAddress(href: string): string | undefined {
  if (!/^https?:\/\//iu.test(href) || href.length > 4096) return undefined;
  try {
    const url = new URL(href);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function decoded(href: string): string | undefined {
  try {
    return decodeURIComponent(href);
  } catch {
    return undefined;
  }
}
