import { readDependencies } from '../dependencies/readDependencies.js';
import { comparePin, normalName } from '../dependencies/versions.js';
import { result, type AnchorPlace, type AnchorResolver } from '../AnchorResult.js';

const files = {
  pypi: '**/{requirements*.txt,requirements/*.txt,pyproject.toml}',
  npm: '**/package.json',
} as const;

/** Confirmed while a dependency file pins another version; cleared when every pin agrees. */
export const resolveDependencyAnchor: AnchorResolver<'dependency'> = async (anchor, code) => {
  const wanted = normalName(anchor.ecosystem, anchor.name);
  const different: AnchorPlace[] = [];
  const open: AnchorPlace[] = [];
  let agreeing = 0;
  for (const path of (await code.find(files[anchor.ecosystem])).sort()) {
    const file = await code.file(path);
    if (!file) continue;
    for (const dependency of readDependencies(path, file.text)) {
      if (normalName(anchor.ecosystem, dependency.name) !== wanted) continue;
      const range = file.lines.range(dependency.start, dependency.end);
      const relation = comparePin(anchor.ecosystem, dependency.specifier, anchor.version);
      if (relation === 'same') agreeing += 1;
      else if (relation === 'open') {
        const found = dependency.specifier === '' ? 'is not pinned' : `allows \`${dependency.specifier}\``;
        open.push({
          path,
          range,
          proves: false,
          message: `\`${dependency.name}\` ${found}; expected ${anchor.version}.`,
        });
      } else {
        const message = `\`${dependency.name}\` is pinned to \`${dependency.specifier}\`; expected ${anchor.version}.`;
        different.push({ path, range, proves: true, message });
      }
    }
  }
  if (different.length > 0) return result('confirmed', [...different, ...open]);
  if (open.length > 0) return result('located', open);
  return result(agreeing > 0 ? 'cleared' : 'unlocated');
};
