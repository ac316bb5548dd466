import type { KmeansPoints } from "./kmeans_points.ts";

/**
 * Points whose values threads can read without copying them: the same where
 * they lie in shared memory, else a copy of the rows that count.
 */
export function sharePoints(points: KmeansPoints): KmeansPoints {
  const { values, features, rows } = points;
  if (values.buffer instanceof SharedArrayBuffer) return points;
  const bytes = rows.length * features * Float32Array.BYTES_PER_ELEMENT;
  const shared = new Float32Array(new SharedArrayBuffer(bytes));
  rows.forEach((row, point) =>
    shared.set(
      values.subarray(row * features, (row + 1) * features),
      point * features,
    )
  );
  return { values: shared, features, rows: rows.map((_, point) => point) };
}
