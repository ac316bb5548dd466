import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import type { NeighbourLists } from "./neighbour_lists.ts";
import { PointComparer } from "./point_comparer.ts";
import { popularPoints, type PopularPointsOptions } from "./popular_points.ts";

/** Which points a task compares. */
export interface CompareCellsArgument {
  /** All points. */
  readonly matrix: FeatureMatrix;
  /** Mean features. */
  readonly means: Float64Array;
  /** Squared distance of each point from the mean. */
  readonly norms: Float32Array;
  /** Numbers of each cell's points; no two cells, of any task at work, have one in common. */
  readonly cells: readonly Uint32Array[];
  /** Lists that the cells' points have. */
  readonly lists: NeighbourLists;
  /** What each cell is compared with: its own points, all there are, or popular ones. */
  readonly others: "own" | "all" | Omit<PopularPointsOptions, "kept">;
}

/** What a task did. */
export interface ComparedTask {
  /** Numbers of the points that each cell was compared with. */
  readonly others: readonly Uint32Array<ArrayBuffer>[];
  /** Places of the lists that another point has come to. */
  readonly changed: number;
}

/**
 * Compares the points of cells with others and keeps the nearest of each in
 * its list. Reports how many points are done.
 */
export function compareCellsTask(
  { matrix, means, norms, cells, lists, others }: CompareCellsArgument,
  report: (value: unknown) => void,
): ComparedTask {
  const { kept } = lists;
  const comparer = new PointComparer(matrix, {
    means,
    norms,
    kept,
    rows: Math.max(...cells.map(({ length }) => length)),
  });
  let changed = 0;
  const compared = cells.map((cell) => {
    const columns = others === "own"
      ? Uint32Array.from(cell)
      : others === "all"
      ? Uint32Array.from({ length: matrix.positions }, (_, i) => i)
      : popularPoints(cell, { ...others, kept });
    changed += comparer.compare(cell, { columns, lists });
    report(cell.length);
    return columns;
  });
  return { others: compared, changed };
}
