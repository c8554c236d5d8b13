/** All texts together: of a few thousand files, and no more memory than a host can spare for a moment. */
const maxCharacters = 48_000_000;

const blockBytes = 256 * 1024;

/** Where a text stands; `characters`: its length. */
interface Place {
  readonly block: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly characters: number;
}

/**
 * Texts that will be asked for once more, so that their files are not read again. Those for which there is no room are not
 * kept, and nothing is while it is not `open`. As UTF-8 outside the heap: to carry them along costs every collection of garbage more than
 * to make a few of them again.
 */
export class KeptTexts {
  private readonly places = new Map<string, Place>();
  private readonly encoder = new TextEncoder();
  /** What stands at the begin of a text is part of it. */
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** The one that is filled. */
  private block = new Uint8Array();
  private used = 0;
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
    this.places.clear();
    this.block = new Uint8Array();
    this.used = 0;
    this.characters = 0;
  }

  set(path: string, text: string): void {
    this.delete(path);
    if (!this.open || this.characters + text.length > this.most) return;
    this.places.set(path, this.put(text) ?? this.putInNew(text));
    this.characters += text.length;
  }

  get(path: string): string | undefined {
    const place = this.places.get(path);
    return place && this.decoder.decode(place.block.subarray(place.start, place.end));
  }

  delete(path: string): void {
    this.characters -= this.places.get(path)?.characters ?? 0;
    this.places.delete(path);
  }

  /** Undefined where there is no room for all of it. */
  private put(text: string): Place | undefined {
    const { block, used: start } = this;
    const { read, written } = this.encoder.encodeInto(text, block.subarray(start));
    if (read < text.length) return undefined;
    this.used += written;
    return { block, start, end: this.used, characters: text.length };
  }

  private putInNew(text: string): Place {
    // No character takes more than three bytes. What is large has a block of its own.
    if (3 * text.length > blockBytes) {
      const block = this.encoder.encode(text);
      return { block, start: 0, end: block.length, characters: text.length };
    }
    this.block = new Uint8Array(blockBytes);
    this.used = 0;
    return this.put(text)!;
  }
}
