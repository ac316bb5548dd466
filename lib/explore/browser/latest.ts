/**
 * Makes work that is asked for again and again, faster than it ends, run one at
 * a time and with what was asked last; what came in between is left out.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { latest } from "./latest.ts";
 *
 * const seen: number[] = [];
 * const ask = latest(async (n: number) => {
 *   await Promise.resolve();
 *   seen.push(n);
 * });
 * await Promise.all([ask(1), ask(2), ask(3)]);
 * deepEqual(seen, [1, 3]);
 * ```
 */
export function latest<Request>(
  work: (request: Request) => Promise<void>,
): (request: Request) => Promise<void> {
  let waiting: { readonly request: Request } | undefined;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (waiting !== undefined) {
      const { request } = waiting;
      waiting = undefined;
      await work(request);
    }
  }
  return (request) => {
    waiting = { request };
    running ??= run().finally(() => running = undefined);
    return running;
  };
}
