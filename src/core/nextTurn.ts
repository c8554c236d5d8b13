/**
 * Resolves after the event loop has turned, at once where it can: a timer waits a millisecond in Node and four in browsers, which
 * would be most of the time of work that is cut into small pieces.
 */
export function nextTurn(): Promise<void> {
  const host: { setImmediate?: (run: () => void) => unknown; MessageChannel?: typeof MessageChannel } =
    globalThis;
  return new Promise((resolve) => {
    if (host.setImmediate) host.setImmediate(resolve);
    else if (host.MessageChannel) {
      const { port1, port2 } = new host.MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    } else setTimeout(resolve);
  });
}
