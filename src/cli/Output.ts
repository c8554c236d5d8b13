/** Where a command's words go: standard output and standard error. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}
