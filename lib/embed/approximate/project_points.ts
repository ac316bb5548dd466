import type { WorkerPool } from "../../compute/worker_pool.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import type { RandomStream } from "../../random/random_stream.ts";
import { packPoints } from "../pack_points.ts";
import type { ProjectPointsArgument } from "./project_points_task.ts";

/** How points are projected. */
export interface ProjectPointsOptions {
  /** Mean features, which are taken off. */
  readonly means: Float64Array;
  /** Directions; a multiple of 8. */
  readonly dimensions: number;
  /** Draws the directions. */
  readonly random: RandomStream;
}

/**
 * Coordinates of points along the differences of random pairs of them: few
 * numbers that keep who is near whom along the directions in which the points
 * spread most.
 *
 * @returns [point][dimension]
 */
export async function projectPoints(
  matrix: FeatureMatrix,
  pool: WorkerPool,
  { means, dimensions, random }: ProjectPointsOptions,
): Promise<Float32Array<ArrayBuffer>> {
  const { positions, features } = matrix;
  const directions = new Float32Array(dimensions * features);
  const ends = [0, 1].map(() => {
    const packed = new Float32Array(directions.length);
    const numbers = Uint32Array.from(
      { length: dimensions },
      () => random.integer(positions),
    );
    packPoints(packed, matrix, { means, numbers });
    return packed;
  });
  directions.forEach((_, i) => directions[i] = ends[0][i] - ends[1][i]);

  const coordinates = new Float32Array(positions * dimensions);
  const tasks = Math.min(pool.size, positions);
  const border = (task: number) => Math.round(task * positions / tasks);
  await Promise.all(Array.from({ length: tasks }, async (_, task) => {
    const argument: ProjectPointsArgument = {
      matrix,
      means,
      points: [border(task), border(task + 1)],
      directions,
    };
    const part = await pool.run<Float32Array>({
      module: new URL("./project_points_task.ts", import.meta.url).href,
      name: "projectPointsTask",
    }, argument);
    coordinates.set(part, border(task) * dimensions);
  }));
  return coordinates;
}
