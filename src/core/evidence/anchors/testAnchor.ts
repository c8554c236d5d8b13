import { findSymbol } from '../../python/symbols.js';
import { absentPath, didYouMean } from './absentPath.js';
import { fileHead, result, type AnchorPlace, type AnchorResolver } from '../AnchorResult.js';

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
    const module = /\.pyi?$/u.test(path) ? await code.python(path) : undefined;
    const symbol = module && findSymbol(module, anchor.name.replaceAll('::', '.'));
    if (symbol?.nameStart !== undefined && symbol.nameEnd !== undefined) {
      places.push({ path, range: file.lines.range(symbol.nameStart, symbol.nameEnd), proves: false });
    }
  }
  if (places.length > 0) return result('located', places);
  const id = anchor.name === undefined ? anchor.path : `${anchor.path}::${anchor.name}`;
  const why = paths.length === 0 ? 'no such file' : 'no such test in that file';
  const [absent] = paths.length === 0 ? await absentPath(anchor, code) : [];
  const { suggestion } = absent ?? {};
  const hint = suggestion ? ` ${didYouMean(suggestion.replacement)}` : '';
  const message = `No test matches \`${id}\`: ${why}.${hint}`;
  return result(
    'unlocated',
    [],
    [{ ...anchor.source, severity: 'information', message, ...(suggestion ? { suggestion } : {}) }],
  );
};
