/** The nearest points that a search has seen of each point so far, in memory that all threads share. */
export interface NeighbourLists {
  /** Places in each list. */
  readonly kept: number;
  /** Squared distances less the point's own squared norm, [point][place], nearest first; infinity where there is none. */
  readonly distances: Float32Array<SharedArrayBuffer>;
  /** Numbers of the points, [point][place]; 2^32 - 1 where there is none. */
  readonly numbers: Uint32Array<SharedArrayBuffer>;
}

/** What stands in a place that is still empty. */
export const NO_POINT = 0xffffffff;

/** Empty lists. */
export function emptyLists(
  { points, kept }: { readonly points: number; readonly kept: number },
): NeighbourLists {
  const bytes = points * kept * 4;
  return {
    kept,
    distances: new Float32Array(new SharedArrayBuffer(bytes)).fill(Infinity),
    numbers: new Uint32Array(new SharedArrayBuffer(bytes)).fill(NO_POINT),
  };
}
