/** Points to cluster: some rows of a matrix. */
export interface KmeansPoints {
  /** Values, [row][feature]; in shared memory where workers are to read it uncopied. */
  readonly values: Float32Array;
  /** Features of a row. */
  readonly features: number;
  /** Rows to cluster, in the order of the labels. */
  readonly rows: Uint32Array;
}

/** Squared distance of a row to a centre, in float64. */
export function squaredDistance(
  { values, features, rows }: KmeansPoints,
  point: number,
  { centres, centre }: {
    readonly centres: Float64Array;
    readonly centre: number;
  },
): number {
  const row = rows[point] * features;
  const base = centre * features;
  const even = features & ~3;
  // Four sums that do not wait for each other.
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  let i = 0;
  for (; i < even; i += 4) {
    const d0 = values[row + i] - centres[base + i];
    const d1 = values[row + i + 1] - centres[base + i + 1];
    const d2 = values[row + i + 2] - centres[base + i + 2];
    const d3 = values[row + i + 3] - centres[base + i + 3];
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  // What is left goes to the sums as if zeros followed: the kernels' order.
  if (i < features) {
    const d = values[row + i] - centres[base + i];
    s0 += d * d;
  }
  if (i + 1 < features) {
    const d = values[row + i + 1] - centres[base + i + 1];
    s1 += d * d;
  }
  if (i + 2 < features) {
    const d = values[row + i + 2] - centres[base + i + 2];
    s2 += d * d;
  }
  return s0 + s1 + (s2 + s3);
}

/** Nearest centre of a row; the first of equally near ones. */
export function nearestCentre(
  points: KmeansPoints,
  point: number,
  { centres, k }: { readonly centres: Float64Array; readonly k: number },
): { centre: number; distance: number } {
  let centre = 0;
  let distance = Infinity;
  for (let candidate = 0; candidate < k; candidate++) {
    const d = squaredDistance(points, point, { centres, centre: candidate });
    if (d < distance) {
      distance = d;
      centre = candidate;
    }
  }
  return { centre, distance };
}
