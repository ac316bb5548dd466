import type { WorkerPool } from "../../compute/worker_pool.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { InputError } from "../../scan/input_error.ts";
import type { OnProgress } from "../../scan/progress.ts";
import { centredNorms } from "../centred_norms.ts";
import type { Neighbours } from "../neighbours.ts";
import { SPARE_CANDIDATES } from "../rank_candidates.ts";
import { rankLists } from "../rank_lists.ts";
import { compareCells } from "./compare_cells.ts";
import type { CompareCellsArgument } from "./compare_cells_task.ts";
import { type ComparedCells, comparedCells } from "./compared_cells.ts";
import { dividePoints } from "./divide_points.ts";
import { emptyLists } from "./neighbour_lists.ts";
import { projectPoints } from "./project_points.ts";

/** Coordinates that the cells are made by. */
const DIMENSIONS = 32;
/** Divisions whose cells are compared with themselves. */
const FIRST_ROUNDS = 2;
/** Points of their cells at most. */
const FIRST_CELL = 256;
/** Divisions, at most, whose cells are compared with popular points. */
const ROUNDS = 8;
/** Points of their cells at most: large ones are packed less often. */
const CELL = 1024;
/** Popular points that a cell is compared with at a time. */
const POPULAR = 512;
/** The search ends with a round in which fewer of the lists' places change. */
const LEAST_CHANGE = 0.05;

/** Choices of `approximateNeighbours`. */
export interface ApproximateNeighboursOptions {
  /** Neighbours wanted, the point itself among them, as umap-learn counts them. */
  readonly count: number;
  /** Seed of the cells. */
  readonly seed: number;
  /** Called as points are done; the search may end before all rounds are. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Most of the nearest neighbours of every position in feature space,
 * Euclidean, in a fraction of the time that all of them take. Like umap-learn's
 * search (Dong, Moses and Li 2011) it starts from random divisions of the
 * points and goes on to neighbours of neighbours; other than there, whole cells
 * of points are compared with the points that most of them have not met yet but
 * their neighbours name, by dense products. `sampledRecall` tells how many are
 * right. Distances are those of float64.
 *
 * The same seed gives the same neighbours, to the bit, on any number of
 * threads.
 *
 * @throws {InputError} where there are fewer positions than neighbours or
 *   features are not finite or their squares beyond single precision
 */
export async function approximateNeighbours(
  matrix: FeatureMatrix,
  pool: WorkerPool,
  { count, seed, onProgress }: ApproximateNeighboursOptions,
): Promise<Neighbours> {
  const { positions } = matrix;
  if (count > positions) {
    throw new InputError(
      `Cannot find ${count} neighbours among ${positions} scan positions: choose fewer neighbours`,
    );
  }
  const { means, norms } = centredNorms(matrix);
  const kept = Math.min(positions, count + SPARE_CANDIDATES);
  const lists = emptyLists({ points: positions, kept });
  const random = new RandomStream(seed, "approximate neighbours");
  const coordinates = await projectPoints(matrix, pool, {
    means,
    dimensions: DIMENSIONS,
    random,
  });
  const steps = FIRST_ROUNDS + ROUNDS;
  let done = 0;
  const onPoints = (points: number) => {
    done += points;
    const compared = Math.floor(done / steps);
    onProgress?.({
      done: compared,
      total: positions,
      count: { unit: "positions", done: compared },
    });
  };
  const past: ComparedCells[] = [];
  const round = async (
    largest: number,
    others: CompareCellsArgument["others"],
  ) => {
    const cells = dividePoints(coordinates, {
      dimensions: DIMENSIONS,
      largest,
      random,
    });
    const shared = { matrix, means, norms, lists };
    const compared = await compareCells(pool, {
      ...shared,
      cells,
      others,
      onPoints,
    });
    past.push(comparedCells({
      points: positions,
      cells,
      columns: compared.others,
    }));
    return compared.changed / lists.numbers.length;
  };
  // No cell is so small that a list stays unfilled.
  const first = Math.max(FIRST_CELL, 2 * kept + 2);
  for (let i = 0; i < FIRST_ROUNDS; i++) await round(first, "own");
  for (let i = 0; i < ROUNDS; i++) {
    const numbers = lists.numbers.slice();
    const change = await round(CELL, { numbers, past, most: POPULAR });
    if (change < LEAST_CHANGE) break;
  }
  const candidates = lists.numbers;
  const found = await rankLists(matrix, pool, { candidates, kept, count });
  onProgress?.({
    done: positions,
    total: positions,
    count: { unit: "positions", done: positions },
  });
  return found;
}
