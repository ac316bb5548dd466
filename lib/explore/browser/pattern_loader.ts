/// <reference lib="dom" />
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { ShownPattern } from "../../view/data/pattern_source.ts";

/** Patterns that are kept: the views of a page ask for the same one. */
const KEPT = 64;
/** Requests that run at a time; of those that wait the last one wins. */
const TOGETHER = 2;

/**
 * Fetches patterns of scan positions, as they are stored. While the pointer
 * moves faster than they come, those that nobody looks at any more are left
 * out: their promises are rejected.
 */
export function patternLoader(
  { scan, detector }: ScanShape,
): (position: number) => Promise<ShownPattern> {
  const kept = new Map<number, Promise<ShownPattern>>();
  let running = 0;
  let waiting: { start(): void; drop(): void } | undefined;
  return (position) => {
    const known = kept.get(position);
    if (known !== undefined) return known;
    const { promise, resolve, reject } = Promise.withResolvers<ShownPattern>();
    kept.set(position, promise);
    promise.catch(() => kept.delete(position));
    for (const [oldest] of kept) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    const start = () => {
      running++;
      fetchValues(position, scan[1])
        .then((values) => resolve({ values, shape: detector, position }))
        .catch(reject)
        .finally(() => {
          running--;
          const next = waiting;
          waiting = undefined;
          next?.start();
        });
    };
    if (running < TOGETHER) start();
    else {
      waiting?.drop();
      waiting = {
        start,
        drop: () => reject(new Error("Another position was asked for.")),
      };
    }
    return promise;
  };
}

/** Query that names a scan position. */
export function positionQuery(position: number, columns: number): string {
  return `y=${Math.floor(position / columns)}&x=${position % columns}`;
}

async function fetchValues(position: number, columns: number) {
  const response = await fetch(`/pattern?${positionQuery(position, columns)}`);
  if (!response.ok) throw new Error((await response.text()).trim());
  return new Float32Array(await response.arrayBuffer());
}
