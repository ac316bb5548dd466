/** A division of positions into clusters. */
export interface Partition {
  /** Cluster of each position, from 0; the order of clusters means nothing. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** Mean features of each cluster, [cluster][feature]. */
  readonly centres: Float64Array<ArrayBuffer>;
  /** Sum of squared distances of positions to their cluster's centre. */
  readonly inertia: number;
  /** Iterations (Lloyd) or batches (mini-batch) of the run that was kept. */
  readonly iterations: number;
}
