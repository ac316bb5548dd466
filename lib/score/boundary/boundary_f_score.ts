/** Where boundaries are compared. */
export interface BoundaryFScoreOptions {
  /** Columns of the maps. */
  readonly columns: number;
  /** Whether a position counts; a boundary runs between two that do. */
  readonly inside: (position: number) => boolean;
  /** Distance up to which boundaries are the same, scan positions; default 1. */
  readonly tolerance?: number;
}

/**
 * Agreement of the boundaries of two label maps: the harmonic mean of the share
 * of found boundary that lies on a true one and of the share of the true that
 * was found (Martin, Fowlkes and Malik 2004). 1 is full agreement. Where neither
 * map has a boundary it is 1, where only one has it is 0.
 *
 * @param truth row by row
 * @param labels row by row
 */
export function boundaryFScore(
  truth: ArrayLike<number>,
  labels: ArrayLike<number>,
  { columns, inside, tolerance = 1 }: BoundaryFScoreOptions,
): number {
  const real = edges(truth, { columns, inside });
  const found = edges(labels, { columns, inside });
  if (real.size === 0 || found.size === 0) {
    return real.size === found.size ? 1 : 0;
  }
  const precision = shareNear(found, real, tolerance);
  const recall = shareNear(real, found, tolerance);
  return precision + recall === 0
    ? 0
    : 2 * precision * recall / (precision + recall);
}

/** Columns of the doubled grid are at most this many: keys are row * WIDE + column. */
const WIDE = 1 << 20;

/** Middles of the sides between neighbours with different labels, on a grid of half positions. */
function edges(
  labels: ArrayLike<number>,
  { columns, inside }: Pick<BoundaryFScoreOptions, "columns" | "inside">,
): Set<number> {
  const found = new Set<number>();
  for (let a = 0; a < labels.length; a++) {
    if (!inside(a)) continue;
    const [row, column] = [Math.floor(a / columns), a % columns];
    const right = a + 1;
    if (column + 1 < columns && inside(right) && labels[a] !== labels[right]) {
      found.add(2 * row * WIDE + 2 * column + 1);
    }
    const below = a + columns;
    if (
      below < labels.length && inside(below) && labels[a] !== labels[below]
    ) {
      found.add((2 * row + 1) * WIDE + 2 * column);
    }
  }
  return found;
}

/** Share of edges that have one of the others within the tolerance. */
function shareNear(
  edges: ReadonlySet<number>,
  others: ReadonlySet<number>,
  tolerance: number,
): number {
  const steps: number[] = [];
  const most = Math.floor(2 * tolerance);
  for (let dy = -most; dy <= most; dy++) {
    for (let dx = -most; dx <= most; dx++) {
      if (dy * dy + dx * dx <= 4 * tolerance * tolerance) {
        steps.push(dy * WIDE + dx);
      }
    }
  }
  let near = 0;
  for (const edge of edges) {
    if (steps.some((step) => others.has(edge + step))) near++;
  }
  return near / edges.size;
}
