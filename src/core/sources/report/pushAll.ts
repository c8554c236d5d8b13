/** As `into.push(...items)`, which fails for some hundred thousand of them. */
export function pushAll<T>(into: T[], items: Iterable<T>): void {
  for (const item of items) into.push(item);
}
