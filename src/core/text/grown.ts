/** The same numbers with room for as many again. */
export function grown<T extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(numbers: T): T {
  const larger = new (numbers.constructor as new (length: number) => T)(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
