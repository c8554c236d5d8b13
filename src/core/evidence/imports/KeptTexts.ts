/** All texts together: of a few thousand files, and no more memory than a host can spare for a moment. */
const maxCharacters = 48_000_000;

/**
 * Texts that will be asked for once more, so that their files are not read again. Those for which there is no room are not
 * kept, and nothing is while it is not `open`.
 */
export class KeptTexts {
  private readonly texts = new Map<string, string>();
  private characters = 0;
  private open = false;

  /** `most`: characters of all texts together. Default: 48 million. */
  constructor(private readonly most = maxCharacters) {}

  /** From now on texts are kept. */
  begin(): void {
    this.open = true;
  }

  /** Forgets all texts; none is kept until the next `begin`. */
  end(): void {
    this.open = false;
    this.texts.clear();
    this.characters = 0;
  }

  set(path: string, text: string): void {
    this.delete(path);
    if (!this.open || this.characters + text.length > this.most) return;
    this.texts.set(path, text);
    this.characters += text.length;
  }

  get(path: string): string | undefined {
    return this.texts.get(path);
  }

  delete(path: string): void {
    this.characters -= this.texts.get(path)?.length ?? 0;
    this.texts.delete(path);
  }
}
