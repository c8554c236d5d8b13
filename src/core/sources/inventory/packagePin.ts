import type { AnchorOf } from '../../model/anchor.js';
import { ecosystemOfManifest } from '../../model/manifestEcosystem.js';
import type { Ecosystem } from '../../model/vocabulary.js';
import { scalarText, type MapNode } from '../valueTree.js';

type Pin = Omit<AnchorOf<'dependency'>, 'kind'>;

const spoken: [RegExp, Ecosystem][] = [
  [/\b(?:npm|node|nodejs|javascript|typescript|yarn|pnpm)\b/iu, 'npm'],
  [/\b(?:cargo|crates?(?:\.io)?|rust)\b/iu, 'cargo'],
  [/\b(?:go|golang|gomod)\b/iu, 'go'],
  [/\b(?:maven|gradle|java|kotlin|jvm)\b/iu, 'maven'],
  [/\b(?:pypi|pip|python|poetry)\b/iu, 'pypi'],
];

/**
 * `name==1.2`, `name@1.2`, `group:artifact:1.2`, `host/module@v1.2`, or a bare name beside an `expected_version`, which may be a range.
 * The ecosystem is the one that a field beside it names, else that of the manifest it names, else the one whose names look so.
 */
export function packagePin(written: string, parent: MapNode): Pin | undefined {
  const text = written.trim();
  const field = (pattern: RegExp): string | undefined =>
    scalarText(parent.entries.find((e) => pattern.test(e.canonical))?.value);
  const told = field(/^(?:ecosystem|package_manager|language)$/u);
  const file = field(/^(?:file|path|file_path|filename|manifest)$/u);
  const said =
    spoken.find(([word]) => told !== undefined && word.test(told))?.[1] ??
    (file === undefined ? undefined : ecosystemOfManifest(file));
  // Beside the version that mends it, one in the name is the one that is.
  const mended = field(
    /^(?:(?:expected|required|target|fixed|patched|safe|recommended)_version|fixed_in|fix_version)$/u,
  )?.trim();
  const wanted = (version: string): string => (mended === undefined || mended === '' ? version : mended);
  const python = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*={2,3}\s*([\w.!+*-]+)$/u.exec(text);
  if (python) return { ecosystem: said ?? 'pypi', name: python[1]!, version: wanted(python[2]!) };
  const go = /^((?:[\w-]+\.)+[a-z]{2,}\/[\w./~-]+)(?:@|\s+)(v\d[\w.+-]*)$/u.exec(text);
  if (go) return { ecosystem: said ?? 'go', name: go[1]!, version: wanted(go[2]!) };
  const maven = /^([\w.-]+:[\w.-]+):(\d[\w.-]*)$/u.exec(text);
  if (maven) return { ecosystem: said ?? 'maven', name: maven[1]!, version: wanted(maven[2]!) };
  const npm = /^((?:@[\w.-]+\/)?[\w.-]+)@[\^~]?(\d[\w.+-]*)$/u.exec(text);
  if (npm) return { ecosystem: said ?? 'npm', name: npm[1]!, version: wanted(npm[2]!) };
  const version =
    field(
      /^(?:(?:expected|required|target|pinned|fixed|patched|safe|recommended)_version|fixed_in|fix_version)$/u,
    ) ?? field(/^version$/u);
  if (version === undefined || version.trim() === '' || !/^[@\w][\w./:~-]*$/u.test(text)) return undefined;
  return { ecosystem: said ?? lookOf(text), name: text, version };
}

function lookOf(name: string): Ecosystem {
  if (name.startsWith('@')) return 'npm';
  if (name.includes(':')) return 'maven';
  return /^(?:[\w-]+\.)+[a-z]{2,}\//u.test(name) ? 'go' : 'pypi';
}
