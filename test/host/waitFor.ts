const INTERVAL_MS = 25;
/** Long, for a busy machine: whoever waits in vain has failed anyway. */
const DEFAULT_LIMIT_MS = 20_000;

/**
 * Resolves with what `condition` returns as soon as that is neither undefined, null nor false. A condition that throws
 * is asked again; its last error is in the message when time is up.
 *
 * @param what names the awaited thing in the error, as in "timed out waiting for <what>"
 * @param timeoutMs Default: 20 seconds
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  what: string,
  timeoutMs = DEFAULT_LIMIT_MS,
): Promise<Exclude<T, undefined | null | false | void>> {
  const deadline = Date.now() + timeoutMs;
  let lastError: unknown;
  do {
    try {
      const value = await condition();
      if (isPresent(value)) return value;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  } while (Date.now() < deadline);
  const reason = lastError instanceof Error ? `: ${lastError.message}` : '';
  throw new Error(`timed out after ${timeoutMs} ms waiting for ${what}${reason}`, { cause: lastError });
}

function isPresent<T>(value: T): value is Exclude<T, undefined | null | false | void> {
  return value !== undefined && value !== null && value !== false;
}
