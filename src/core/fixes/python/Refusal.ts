/** Ends a merge: the file is not what the template supposes. The message is for the user. */
export class Refusal extends Error {
  constructor(
    message: string,
    /** The import that stands in the file where the template has a definition. */
    readonly importedFrom?: { level: number; module: string; name: string },
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
