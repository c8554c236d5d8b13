import type { Breather } from '../../Breather.js';
import type { Defect, Ledger, UnreportedImport } from '../../model/ledger.js';
import { withBreath, type Steps } from '../../steps.js';
import type { ImportError, ImportIntegrity } from './ImportIntegrity.js';
import { unreportedImports } from './unreportedImports.js';

/** The import errors that no defect speaks of, kept up to date: nothing is compared while neither errors nor defects change. */
export class UnreportedStore {
  private last:
    | { errors: readonly ImportError[]; defects: readonly Defect[]; unreported: UnreportedImport[] }
    | undefined;
  private result: { ledger: Ledger; whole: Ledger } | undefined;

  constructor(
    private readonly integrity: () => ImportIntegrity,
    private readonly breather: Breather,
  ) {}

  /**
   * The ledger with them, the same object as before where nothing differs. `isCurrent` is asked after each wait: false ends
   * the work and gives undefined.
   */
  async addTo(ledger: Ledger, isCurrent: () => boolean): Promise<Ledger | undefined> {
    const errors = await this.integrity().errors(isCurrent);
    if (!errors) return undefined;
    const unreported = await withBreath(this.unreported(errors, ledger.defects), this.breather);
    if (!isCurrent()) return undefined;
    if (this.result?.ledger !== ledger || this.result.whole.unreported !== unreported)
      this.result = { ledger, whole: { ...ledger, unreported } };
    return this.result.whole;
  }

  private *unreported(errors: readonly ImportError[], defects: readonly Defect[]): Steps<UnreportedImport[]> {
    if (this.last?.errors !== errors || this.last.defects !== defects) {
      const now = yield* unreportedImports(errors, defects);
      const before = this.last?.unreported;
      const unreported = before && (yield* isSame(before, now)) ? before : now;
      this.last = { errors, defects, unreported };
    }
    return this.last.unreported;
  }
}

function* isSame(a: readonly UnreportedImport[], b: readonly UnreportedImport[]): Steps<boolean> {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    // Those of files that were not linked anew are the very same.
    if (a[i] !== b[i] && JSON.stringify(a[i]) !== JSON.stringify(b[i])) return false;
    if (i % 32 === 31) yield;
  }
  return true;
}
