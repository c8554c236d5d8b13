import type { KeyedLedger } from './KeyedLedger.js';

/** What groups and filters have to know of the ledgers beside the defects: names and order of phases and of folders. */
export class LedgerFacts {
  private readonly folders = new Map<string, { order: number; name: string | undefined }>();
  private readonly phases = new Map<string, Map<string, { order: number; title: string }>>();
  /** The same text while none of it changes. */
  readonly signature: string;
  /** More than one folder has something to show, so that rows name theirs. */
  readonly severalFolders: boolean;

  constructor(ledgers: readonly KeyedLedger[]) {
    for (const [order, { key, name, ledger }] of ledgers.entries()) {
      this.folders.set(key, { order, name });
      this.phases.set(
        key,
        new Map(ledger.phases.map(({ id, title }, n) => [id, { order: n, title }] as const)),
      );
    }
    this.severalFolders =
      ledgers.filter(({ ledger }) => ledger.sources.length > 0 || ledger.defects.length > 0).length > 1;
    this.signature = JSON.stringify([
      this.severalFolders,
      [...this.folders],
      [...this.phases].map(([key, phases]) => [key, [...phases]]),
    ]);
  }

  folderName(key: string): string {
    return this.folders.get(key)?.name ?? key;
  }

  folderOrder(key: string | undefined): number {
    return (key === undefined ? undefined : this.folders.get(key)?.order) ?? this.folders.size;
  }

  phaseTitle(key: string, phaseId: string): string | undefined {
    return this.phases.get(key)?.get(phaseId)?.title;
  }

  phaseOrder(key: string, phaseId: string): number {
    const phases = this.phases.get(key);
    return phases?.get(phaseId)?.order ?? phases?.size ?? 0;
  }
}
