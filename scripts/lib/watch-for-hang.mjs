// A test in an endless loop blocks its process for good: no timer of mocha's ever fires. A second thread sees that, says where
// the loop is and what its functions were given, and ends the process.
import fs from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

const FRAMES = 12;
const LONGEST_VALUE = 400;
const LOOK_MS = 1000;
/** How long the stack may take to come. */
const STACK_MS = 10_000;

/**
 * @param {number} limitMs of one test
 * @returns {{ begin(title: string): void, stop(): void }} `begin`: a test starts, and with it its time
 */
export function watchForHang(limitMs) {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { limitMs } });
  worker.unref();
  return {
    begin: (title) => worker.postMessage(title),
    stop: () => void worker.terminate(),
  };
}

if (!isMainThread && workerData?.limitMs) {
  let title = '';
  let since = Date.now();
  parentPort?.on('message', (/** @type {string} */ next) => {
    title = next;
    since = Date.now();
  });
  const timer = setInterval(() => {
    if (title === '' || Date.now() - since < workerData.limitMs) return;
    clearInterval(timer);
    print(`\n"${title}" has not ended after ${workerData.limitMs / 1000} s. It is here:\n`);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), STACK_MS);
    printStack();
  }, LOOK_MS);
}

/** The streams of a worker go through the thread that hangs. @param {string} text */
function print(text) {
  fs.writeSync(2, text);
}

function printStack() {
  const session = new Session();
  session.connectToMainThread();
  /** @type {Map<string, string>} */
  const urls = new Map();
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => urls.set(scriptId, url));
  session.on('Debugger.paused', ({ params: { callFrames } }) => {
    const frames = callFrames.slice(0, FRAMES);
    let left = frames.length;
    /** @type {string[]} */
    const lines = [];
    const done = () => {
      if (--left > 0) return;
      print(`${lines.join('\n')}\n`);
      process.kill(process.pid, 'SIGKILL');
    };
    for (const [i, { functionName, location, scopeChain }] of frames.entries()) {
      const url = urls.get(location.scriptId) ?? '';
      lines[i] =
        `  ${functionName || '(anonymous)'} ${url}:${location.lineNumber + 1}:${location.columnNumber + 1}`;
      const objectId = scopeChain.find(({ type }) => type === 'local')?.object.objectId;
      if (objectId === undefined) {
        done();
        continue;
      }
      session.post('Runtime.getProperties', { objectId }, (error, answer) => {
        for (const { name, value } of error ? [] : answer.result) {
          if (value?.type === 'string' || value?.type === 'number' || value?.type === 'boolean')
            lines[i] += `\n    ${name} = ${JSON.stringify(value.value)?.slice(0, LONGEST_VALUE)}`;
        }
        done();
      });
    }
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
}
