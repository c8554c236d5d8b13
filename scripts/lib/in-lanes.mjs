/**
 * Does so many jobs at a time, each as soon as a lane is free, in their order.
 *
 * @template T, R
 * @param {readonly T[]} jobs
 * @param {number} lanes
 * @param {(job: T) => Promise<R>} run
 * @returns {Promise<R[]>} in the order of the jobs
 */
export async function inLanes(jobs, lanes, run) {
  /** @type {R[]} */
  const results = [];
  const left = [...jobs.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await run(next[1]);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
