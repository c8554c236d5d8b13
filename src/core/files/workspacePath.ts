import { expandBraces } from './glob.js';

/** Nothing to be changed or refused, as most paths are: names of at least one character that do not begin with a dot. */
const plainPath = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/u;

/**
 * A path or glob as written in a source, made workspace-relative with forward slashes; undefined when it leaves the
 * workspace (`..`, absolute, a drive, a URL, `~`), by one of its alternatives too, or is empty. Sources are untrusted
 * (DESIGN: Trust).
 */
export function workspacePath(written: string): string | undefined {
  if (plainPath.test(written)) return written;
  const path = written.trim().replaceAll('\\', '/');
  if (!path.includes('{')) return insidePath(path);
  const alternatives = new Set<string>();
  for (const alternative of expandBraces(path)) {
    const inside = insidePath(alternative);
    if (inside === undefined) return undefined;
    alternatives.add(inside);
  }
  if (!path.includes('..')) return insidePath(path);
  // What `..` takes away is not the same in each of them, so they are written out.
  const [first = '', ...others] = alternatives;
  if (others.length === 0) return first;
  return [first, ...others].some((one) => /[{},]/u.test(one))
    ? undefined
    : `{${[first, ...others].join(',')}}`;
}

function insidePath(path: string): string | undefined {
  if (path === '' || path.includes('\0')) return undefined;
  if (path.startsWith('/') || path.startsWith('~') || /^[a-z][a-z\d+.-]*:/iu.test(path)) return undefined;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (segments.length === 0) return undefined;
      segments.pop();
    } else if (/^\.[. ]*$/u.test(segment)) {
      // Windows drops dots and spaces at the end of a name, so this may come out as `..`.
      return undefined;
    } else {
      segments.push(segment);
    }
  }
  return segments.length > 0 ? segments.join('/') : undefined;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What stands after the last dot of the name; empty for a name without one. */
export function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 || path.includes('/', dot) ? '' : path.slice(dot + 1);
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
