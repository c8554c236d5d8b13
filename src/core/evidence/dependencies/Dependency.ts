/** A dependency as a file declares it. Offsets are of the specifier, or of the name where there is none. */
export interface Dependency {
  name: string;
  /** As written, e.g. `==1.2.3`, `^4.0.0`; '' when no version is named. */
  specifier: string;
  start: number;
  end: number;
}
