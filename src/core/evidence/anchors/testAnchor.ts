import * as l10n from '@vscode/l10n';
import { findSymbol } from '../../python/symbols.js';
import { findTests } from '../../syntax/findTest.js';
import type { SyntaxRange } from '../../syntax/Outline.js';
import { absentPath, didYouMean } from './absentPath.js';
import { fileHead, result, type AnchorPlace, type AnchorResolver } from '../AnchorResult.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import { isPython, mayName } from '../symbols/findInFile.js';
import { wordIn } from '../symbols/wordIn.js';
import { problemAt } from '../problemAt.js';

/** Located at the test's name. An id that matches no test is a problem of the source. */
export const resolveTestAnchor: AnchorResolver<'test'> = async (anchor, code) => {
  const places: AnchorPlace[] = [];
  const paths = (await code.find(anchor.path)).sort();
  for (const path of paths) {
    const file = await code.file(path);
    if (!file) continue;
    if (anchor.name === undefined) {
      places.push({ path, range: fileHead(file), proves: false });
      continue;
    }
    for (const { start, end } of await testsIn(file, anchor.name, code))
      places.push({ path, range: file.lines.range(start, end), proves: false });
  }
  if (places.length > 0) return result('located', places);
  const id = anchor.name === undefined ? anchor.path : `${anchor.path}::${anchor.name}`;
  const why = paths.length === 0 ? l10n.t('no such file') : l10n.t('no such test in that file');
  const [absent] = paths.length === 0 ? await absentPath(anchor, code) : [];
  const { suggestion } = absent ?? {};
  const hint = suggestion ? ` ${didYouMean(suggestion.replacement)}` : '';
  const message = l10n.t('No test matches `{0}`: {1}.{2}', id, why, hint);
  return result('unlocated', [], [problemAt(anchor.source, 'information', message, suggestion)]);
};

/** Where the names of the tests stand that the id names. */
async function testsIn(file: CodeFile, id: string, code: CodeView): Promise<SyntaxRange[]> {
  if (isPython(file.path)) {
    const module = mayName(file.text, id) ? await code.python(file.path) : undefined;
    const symbol = module && findSymbol(module, id.replace(/\[.*$/u, '').replaceAll('::', '.'));
    return symbol?.nameStart === undefined
      ? []
      : [{ start: symbol.nameStart, end: symbol.nameEnd ?? symbol.nameStart }];
  }
  const outline = await code.syntax(file.path);
  const found = outline ? findTests(outline, id) : [];
  if (found.length > 0) return found.map(({ nameStart, nameEnd }) => ({ start: nameStart, end: nameEnd }));
  if (outline && outline.errorZones.length === 0) return [];
  // The last part of the id as it is written; where the code does not parse, only there.
  const last = id
    .split(/::| > | › |\//u)
    .at(-1)!
    .trim();
  const at = wordIn(file.text, last, outline?.errorZones);
  return at ? [at] : [];
}
