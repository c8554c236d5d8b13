import type { Defect, Ledger, UnreportedImport } from '../../model/ledger.js';
import type { ImportError, ImportIntegrity } from './ImportIntegrity.js';
import { unreportedImports } from './unreportedImports.js';

/** The import errors that no defect speaks of, kept up to date: nothing is compared while neither errors nor defects change. */
export class UnreportedStore {
  private last:
    | { errors: readonly ImportError[]; defects: readonly Defect[]; unreported: UnreportedImport[] }
    | undefined;
  private result: { ledger: Ledger; whole: Ledger } | undefined;

  constructor(private readonly integrity: () => ImportIntegrity) {}

  /**
   * The ledger with them, the same object as before where nothing differs. `isCurrent` is asked after each wait: false ends
   * the work and gives undefined.
   */
  async addTo(ledger: Ledger, isCurrent: () => boolean): Promise<Ledger | undefined> {
    const errors = await this.integrity().errors(isCurrent);
    if (!errors) return undefined;
    const unreported = this.unreported(errors, ledger.defects);
    if (this.result?.ledger !== ledger || this.result.whole.unreported !== unreported)
      this.result = { ledger, whole: { ...ledger, unreported } };
    return this.result.whole;
  }

  private unreported(errors: readonly ImportError[], defects: readonly Defect[]): UnreportedImport[] {
    if (this.last?.errors !== errors || this.last.defects !== defects) {
      const places = errors.map(({ path, range, module, name, guarded }): UnreportedImport => ({
        path,
        range,
        module,
        ...(name === undefined ? {} : { name }),
        guarded,
      }));
      const now = unreportedImports(places, defects);
      const before = this.last?.unreported;
      const unreported = before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
      this.last = { errors, defects, unreported };
    }
    return this.last.unreported;
  }
}
