import { InputError } from "../scan/input_error.ts";
import type { Neighbours } from "./neighbours.ts";

/**
 * Refuses neighbours that no embedding can be made of.
 *
 * @throws {InputError} where the lists are not whole, name points that are not
 *   there, or hold distances that are negative or not finite
 */
export function checkNeighbours(
  { count, indices, distances }: Neighbours,
): void {
  const points = indices.length / count;
  if (
    !(Number.isInteger(points) && points >= 1 && Number.isInteger(count)) ||
    distances.length !== indices.length
  ) {
    throw new InputError(
      `Cannot embed points: wanted lists of ${count} neighbours for at least one point, ` +
        `was given ${indices.length} indices and ${distances.length} distances; give every point as many of both`,
    );
  }
  for (let i = 0; i < indices.length; i++) {
    const point = Math.floor(i / count);
    if (!(indices[i] < points)) {
      throw new InputError(
        `Cannot embed points: wanted neighbours 0 to ${
          points - 1
        } of point ${point}, was given ${
          indices[i]
        }; give the indices of points`,
      );
    }
    if (!(distances[i] >= 0 && distances[i] < Infinity)) {
      throw new InputError(
        `Cannot embed points: wanted finite distances from point ${point}, was given ${
          distances[i]
        }; look for features that are not numbers`,
      );
    }
  }
}
