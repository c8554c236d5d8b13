/** Whether a defect can be given this id: what every format writes and finds again as one word. */
export function isValidId(id: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_.#/-]{0,79}$/u.test(id) && !/[.#/-]$/u.test(id);
}
