import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import reference from "../../../fixtures/claim_scores/reference.json" with {
  type: "json",
};
import { WorkerPool } from "../../compute/worker_pool.ts";
import { elbow } from "../../score/choice/elbow.ts";
import { gapChoice } from "../../score/choice/gap_choice.ts";
import { choiceOfK } from "./choice_of_k.ts";

const matrices = reference.choices.map(({ points, ...their }) => ({
  matrix: {
    values: Float32Array.from(points.flat()),
    positions: points.length,
    features: points[0].length,
  },
  rows: Uint32Array.from(points, (_, i) => i),
  their,
}));

Deno.test("sums, silhouettes and gaps are those of scikit-learn and NumPy", async () => {
  const pool = new WorkerPool(2);
  try {
    for (const { matrix, rows, their } of matrices) {
      const ours = await choiceOfK(matrix, pool, {
        subject: "made up",
        rows,
        seed: 3,
        most: their.sums.length,
        references: 20,
        samples: 1,
      });
      strictEqual(ours.positions, 90);
      their.sums.forEach((sum, i) => {
        // Three starts against fifty: at worst another minimum, never a lower one.
        const over = ours.sums[0][i] / sum - 1;
        ok(over > -1e-5 && over < 0.06, `${i + 1} clusters: ${over}`);
        const silhouette = their.silhouettes[i];
        if (silhouette === null) strictEqual(ours.silhouettes[i], null);
        // The same partition: float32 points.
        else if (over < 1e-5) {
          ok(Math.abs(ours.silhouettes[i]! - silhouette) < 1e-5);
        }
        // Means of 20 and of 40 draws that scatter by about the deviation, one
        // start each, which lowers no gap: five deviations and the sums' own 6 %.
        const distance = Math.abs(ours.gap[i] - their.gap[i]);
        ok(distance < 5 * their.deviation[i] + 0.06, `gap ${distance}`);
      });
      if (their.clusters > 1) {
        strictEqual(gapChoice(ours.gap, ours.gapDeviation), their.gap_choice);
        strictEqual(elbow(ours.sums[0]), their.elbow);
      }
    }
  } finally {
    pool.close();
  }
});

Deno.test("the choice is the same on any number of workers, and of a sample of the rows", async () => {
  const { matrix, rows } = matrices[2];
  const choose = async (workers: number, seed = 1) => {
    const pool = new WorkerPool(workers);
    try {
      return await choiceOfK(matrix, pool, {
        subject: "made up",
        rows: rows.filter((row) => row % 2 === 0),
        seed,
        sample: 31,
        most: 3,
        references: 2,
      });
    } finally {
      pool.close();
    }
  };
  const once = await choose(1);
  strictEqual(once.positions, 31);
  deepStrictEqual(await choose(2), once);
  // Other samples of the same rows.
  strictEqual(new Set(once.sums.map(([first]) => first)).size, 5);
  ok((await choose(2, 2)).sums[0][0] !== once.sums[0][0]);
});

Deno.test("a handful of positions gives as many clusters as it can, none gives none", async () => {
  const pool = new WorkerPool(1);
  try {
    const { matrix } = matrices[0];
    const choose = (rows: number[]) =>
      choiceOfK(matrix, pool, {
        subject: "made up",
        rows: Uint32Array.from(rows),
        seed: 0,
        references: 1,
      });
    strictEqual((await choose([4, 7, 9])).sums[0].length, 2);
    deepStrictEqual((await choose([])).gap, []);
    deepStrictEqual((await choose([5])).gap, []);
  } finally {
    pool.close();
  }
});
