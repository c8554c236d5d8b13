import * as l10n from '@vscode/l10n';
import { Refusal } from '../../python/Refusal.js';
import { plainOf, type DataNode } from '../DataNode.js';

export interface DocumentPair {
  template: DataNode;
  /** Undefined: the file has no such document. */
  target: DataNode | undefined;
}

interface Identity {
  kind: string;
  name: string | undefined;
  namespace: string | undefined;
}

/**
 * Which document of the file each document of the template is about. Several are told apart as Kubernetes does it, by `kind` and
 * `metadata.name`; what cannot be told is refused.
 */
export function matchDocuments(targets: readonly DataNode[], templates: readonly DataNode[]): DocumentPair[] {
  const [target] = targets;
  const [template] = templates;
  if (targets.length === 1 && templates.length === 1 && !areOthers(target!, template!))
    return [{ template: template!, target: target! }];
  const taken = new Set<DataNode>();
  return templates.map((each) => {
    const identity = identityOf(each);
    if (identity?.name === undefined)
      throw new Refusal(
        l10n.t(
          'There are several documents, and one of the template has no `kind` and `metadata.name` that tell which is meant.',
        ),
      );
    const found = targets.filter((other) => isSame(identity, identityOf(other)));
    if (found.length > 1 || (found[0] && taken.has(found[0])))
      throw new Refusal(l10n.t('There are several documents for `{0}`.', documentName(each)));
    if (found[0]) taken.add(found[0]);
    return { template: each, target: found[0] };
  });
}

/** How a document is called in a note: `Service web`. */
export function documentName(node: DataNode): string {
  const { kind = '', name = '' } = identityOf(node) ?? {};
  return `${kind} ${name}`.trim();
}

/** Both say what they are, and it is not the same. */
function areOthers(target: DataNode, template: DataNode): boolean {
  const [a, b] = [identityOf(target), identityOf(template)];
  return a?.name !== undefined && b?.name !== undefined && !isSame(a, b);
}

function isSame(a: Identity, b: Identity | undefined): boolean {
  if (!b || a.kind !== b.kind || a.name !== b.name) return false;
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}

function identityOf(node: DataNode): Identity | undefined {
  const plain = plainOf(node);
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) return undefined;
  const { apiVersion, kind, metadata } = plain;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const named = metadata !== null && typeof metadata === 'object' && !Array.isArray(metadata) ? metadata : {};
  return { kind, name: textOf(named['name']), namespace: textOf(named['namespace']) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
