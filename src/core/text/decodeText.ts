export interface DecodedText {
  /** Without a byte order mark, as an editor shows it. */
  text: string;
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';
  /** Bytes that are not of the encoding were replaced by U+FFFD. */
  lossy: boolean;
}

/** The text of a file, or undefined when its bytes are binary (a NUL byte near the start). Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  if (isBinary(bytes)) return undefined;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { ...decodeAs('utf-8', bytes), encoding: bom ? 'utf-8-bom' : 'utf-8' };
}

/** Whether the first bytes are those of no text: a NUL that no byte order mark explains. */
export function isBinary(bytes: Uint8Array): boolean {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !wide && bytes.subarray(0, 8192).includes(0);
}

/** Most files are UTF-8, and to make a decoder takes longer than to read a file of code with it. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeAs(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): DecodedText {
  try {
    const strict = encoding === 'utf-8' ? strictUtf8 : new TextDecoder(encoding, { fatal: true });
    return { text: strict.decode(bytes), encoding, lossy: false };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), encoding, lossy: true };
  }
}
