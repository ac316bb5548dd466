/** What is known of each point in each start, in memory that threads share. */
export interface LloydState {
  /** Cluster of each point, [start][point]; `NO_CLUSTER` before the first round. */
  readonly labels: Uint8Array<SharedArrayBuffer>;
  /** A distance that its centre is not farther than, [start][point]. */
  readonly own: Float64Array<SharedArrayBuffer>;
  /** A distance that no other centre is nearer than, [start][point]. */
  readonly other: Float64Array<SharedArrayBuffer>;
  /** Number of the next block that nobody has taken, in one element. */
  readonly ticket: Int32Array<SharedArrayBuffer>;
}

/** Label of a point that has no cluster yet. */
export const NO_CLUSTER = 255;

/** Points without clusters. */
export function createLloydState(count: number, starts: number): LloydState {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const size = count * starts;
  return {
    labels: new Uint8Array(shared(size)).fill(NO_CLUSTER),
    own: new Float64Array(shared(size * 8)).fill(Infinity),
    other: new Float64Array(shared(size * 8)),
    ticket: new Int32Array(shared(4)),
  };
}
