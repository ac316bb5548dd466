import { deepEqual, equal, ok } from "node:assert/strict";
import type { StageOutcomes } from "../../lib/recipe/stage/recipe_chain.ts";
import { stageDifferences } from "./stage_differences.ts";

const wrong = (stage: string, ours: StageOutcomes, theirs: StageOutcomes) =>
  stageDifferences(stage, ours, theirs)
    .filter(({ value, bound }) => !(value <= bound)).length;

Deno.test("equal outcomes differ by nothing, others by more than their bound", () => {
  const matrix = (...values: number[]) => ({
    matrix: {
      values: Float32Array.from(values),
      positions: 1,
      features: values.length,
    },
  });
  deepEqual(stageDifferences("gather", matrix(1, 2), matrix(1, 2)), [
    { what: "features", value: 0, bound: 1e-4 },
  ]);
  equal(wrong("gather", matrix(1, 2.001), matrix(1, 2)), 1);
  equal(wrong("gather", matrix(1), matrix(1, 2)), 1);
  // A NaN must not hide behind a comparison.
  equal(wrong("gather", matrix(NaN, 2), matrix(1, 2)), 1);
  equal(wrong("gather", matrix(NaN, 5), matrix(1, 2)), 1);

  const neighbours = (...indices: number[]) => ({
    neighbours: {
      count: 2,
      indices: Uint32Array.from(indices),
      distances: new Float32Array(indices.length),
    },
  });
  equal(wrong("neighbours", neighbours(0, 1), neighbours(0, 1)), 0);
  equal(wrong("neighbours", neighbours(0, 1), neighbours(0, 2)), 1);

  // Names of clusters mean nothing.
  const level1 = (...values: number[]) => ({ level1: Int8Array.from(values) });
  equal(wrong("level1", level1(0, 0, 1, 1), level1(1, 1, 0, 0)), 0);
  equal(wrong("level1", level1(0, 1, 1, 1), level1(1, 1, 0, 0)), 1);
  ok(stageDifferences("umap", {}, {}).length === 0);
});
