import { pushAll } from '../pushAll.js';
import { ecosystemOfManifest } from '../../../model/manifestEcosystem.js';
import type { DefectKind } from '../../../model/vocabulary.js';
import type { DefectEntry } from '../../fragment.js';
import type { Field } from '../fields/Field.js';
import type { Span } from '../markdown/ReportDocument.js';
import { codeReferences } from '../../references/codeReferences.js';
import { lineRangesOnly, rangeOfLines } from '../../references/lineRanges.js';
import type { Report } from '../Report.js';
import { plainText } from '../text/plainText.js';

type Anchors = DefectEntry['anchors'];

interface Parts {
  titleSpan: Span;
  fields: readonly Field[];
  body: readonly Span[];
}

/** The code that a title, the fields and the prose of a defect name; fields that say nothing else are added to `taken`. */
export function anchorsOf(parts: Parts, kind: DefectKind, report: Report, taken: Set<Field>): Anchors {
  const { source } = report;
  const anchors: Anchors = [...codeReferences([parts.titleSpan], source)];
  const placed = new Set<number>();
  let file: Anchors[number] | undefined;
  for (const field of parts.fields) {
    const spans = [field.value, ...field.more];
    for (const span of spans) placed.add(span.start);
    const lines = linesOf(field, file);
    if (lines) {
      anchors.splice(anchors.indexOf(file!), 1, ...lines(report));
      taken.add(field);
      file = undefined;
      continue;
    }
    const inField = field.name === 'location' || field.name === 'tests' || field.name === 'category';
    const found = codeReferences(spans, source, { inField, label: field.label });
    if (found.length > 0 && (field.name === 'location' || field.name === 'tests') && isPlaces(field))
      taken.add(field);
    // The target of a gap is a file to come; that of a defect is where it is.
    const whole =
      kind !== 'defect' && field.name === 'target' && /^`?[\w./-]+\/[\w.-]+\.\w+`?$/u.test(field.value.text);
    const read = found.map((anchor) =>
      whole && anchor.kind === 'file' ? { ...anchor, kind: 'missing-file' as const } : anchor,
    );
    pushAll(anchors, read);
    if (field.name === 'location' && read.length === 1 && read[0]!.kind === 'file') file = read[0];
  }
  const prose = parts.body.filter((span) => !placed.has(span.start));
  pushAll(anchors, codeReferences(prose, source));
  return withoutRepeats(inEcosystemOfManifest(anchors));
}

/** `serde@1.0.9` beside `File: Cargo.toml` is a crate; where files of two ecosystems are named, the writing decides. */
function inEcosystemOfManifest(anchors: Anchors): Anchors {
  const named = new Set(
    anchors.flatMap((anchor) =>
      anchor.kind === 'file' || anchor.kind === 'range' ? (ecosystemOfManifest(anchor.path) ?? []) : [],
    ),
  );
  const [ecosystem] = named;
  if (named.size !== 1 || ecosystem === undefined) return anchors;
  return anchors.map((anchor) => (anchor.kind === 'dependency' ? { ...anchor, ecosystem } : anchor));
}

/** `Lines: 42-50, 60` after `File: src/a.ts`. */
function linesOf(field: Field, file: Anchors[number] | undefined): ((report: Report) => Anchors) | undefined {
  if (file?.kind !== 'file' || /[*?{]/u.test(file.path)) return undefined;
  if (!/^lines?(?:\(s\))?(?: numbers?)?$/iu.test(field.label)) return undefined;
  const ranges = lineRangesOnly(plainText(field.value.text));
  if (ranges.length === 0) return undefined;
  const { path, inferred } = file;
  const { start, end } = field.value;
  return (report) =>
    ranges.map((lines) => ({
      kind: 'range' as const,
      path,
      range: rangeOfLines(lines),
      inferred,
      source: report.source.mention(start, end),
    }));
}

/** The value names places and little else, so that nothing is lost where the anchors stand for it. */
function isPlaces(field: Field): boolean {
  const words = [field.value, ...field.more]
    .map((span) => plainText(span.text))
    .join(' ')
    .replaceAll(/\S*[./#:\d]\S*|\b(?:and|lines?|in|of|at|to|see|file|files|function|method)\b/giu, ' ')
    .match(/\p{L}{2,}/gu);
  return (words?.length ?? 0) <= 4;
}

/** The same place said twice, a bare file name beside its whole path, a file beside lines of it. */
function withoutRepeats(anchors: Anchors): Anchors {
  const names = new Set(
    anchors.flatMap((anchor) =>
      'path' in anchor && !anchor.path.includes('*')
        ? [anchor.path.slice(anchor.path.lastIndexOf('/') + 1)]
        : [],
    ),
  );
  const lined = new Set(
    anchors.flatMap((anchor) =>
      anchor.kind === 'range' || anchor.kind === 'missing-file' ? [anchor.path] : [],
    ),
  );
  const whole = new Set(
    anchors.flatMap((anchor) =>
      anchor.kind === 'range' && anchor.path.includes('/')
        ? [anchor.path.slice(anchor.path.lastIndexOf('/') + 1)]
        : [],
    ),
  );
  const seen = new Set<string>();
  return anchors.filter(({ inferred: _, source: _s, ...fields }) => {
    if (fields.kind === 'file' && fields.path.startsWith('**/') && names.has(fields.path.slice(3)))
      return false;
    if (fields.kind === 'file' && lined.has(fields.path)) return false;
    if (fields.kind === 'range' && whole.has(fields.path)) return false;
    const key = JSON.stringify(fields);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
