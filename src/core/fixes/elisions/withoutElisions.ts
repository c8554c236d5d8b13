import { parseAllDocuments, visit } from 'yaml';
import type { SyntaxParsers } from '../../syntax/SyntaxParsers.js';
import { LineIndex } from '../../text/LineIndex.js';
import { withLineEnd } from '../lines.js';
import { isBareElision, isElision, standsForExisting } from './isElision.js';
import { withoutPythonElisions } from './pythonElisions.js';
import { withoutScriptElisions } from './scriptElisions.js';
import { withoutLines, type LineSpan, type Unelided } from './Unelided.js';

/** Text in which `#` and dots are no comment. */
const prose = /\.(?:md|markdown|mdx|txt|rst|adoc|html?|xml|svg|csv)$/iu;

/**
 * The code of a template without the comments that stand for code which it leaves out (`# ... existing code ...`); what it gives only a part
 * of is left out as a whole and named. Strings keep what they hold. Code without such comments comes back as it is.
 */
export async function withoutElisions(
  path: string,
  written: string,
  syntax?: SyntaxParsers,
): Promise<Unelided> {
  const asWritten = { code: written, incomplete: [], elided: false };
  if (
    prose.test(path) ||
    !/\.{3}|…|existing|rest of|remaining|unchanged|omitted|snip|previous|no change/iu.test(written)
  )
    return asWritten;
  const code = withLineEnd(written, '\n');
  let result: Unelided;
  if (/\.pyi?$/iu.test(path)) result = withoutPythonElisions(code);
  else if (/\.[cm]?[jt]sx?$/iu.test(path)) result = await withoutScriptElisions(path, code, syntax);
  else result = withoutPlainElisions(path, code);
  return result.elided ? result : asWritten;
}

/** Of other languages nobody knows what a comment is inside of, but by its indentation. Data that is merged lacks nothing by it. */
function withoutPlainElisions(path: string, code: string): Unelided {
  const isData = /\.(?:ya?ml|json[c5]?|toml|ini|cfg|conf|env|properties)$/iu.test(path);
  const strings = /\.ya?ml$/iu.test(path) ? blockScalars(code) : [];
  const spans: LineSpan[] = [];
  const incomplete: string[] = [];
  const lines = code.split('\n');
  for (const [i, line] of lines.entries()) {
    if (!isElision(line) || strings.some(({ from, to }) => from <= i && i < to)) continue;
    const inside = !isData && !/^\S/u.test(line);
    if (inside && !standsForExisting(line) && !isBareElision(line)) continue;
    spans.push({ from: i, to: i + 1 });
    if (!inside) continue;
    const around = lines.slice(0, i).findLast((above) => /^[^\s#/*}]/u.test(above));
    incomplete.push(
      around
        ?.replace(/\s*[{:(]\s*$/u, '')
        .trim()
        .slice(0, 60) ?? line.trim(),
    );
  }
  return { code: withoutLines(code, spans), incomplete, elided: spans.length > 0 };
}

function blockScalars(code: string): LineSpan[] {
  const lines = new LineIndex(code);
  const found: LineSpan[] = [];
  for (const document of parseAllDocuments(code, { strict: false, uniqueKeys: false, logLevel: 'silent' }))
    visit(document, {
      Scalar: (_, { range }) => {
        if (!range) return;
        const [from, to] = [lines.position(range[0]).line, lines.position(range[1]).line];
        if (to > from) found.push({ from, to });
      },
    });
  return found;
}
