import { deepEqual, equal, ok } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { ClusterChanges } from "./cluster_changes.ts";
import { KmeansKernels } from "../search/kmeans_kernels.ts";
import { NO_CLUSTER } from "./lloyd_state.ts";
import { StagedPoints } from "../search/staged_points.ts";
import { sumRounder } from "./sum_rounder.ts";

/** Values of very different magnitudes, whose float64 sums depend on their order. */
function spreadPoints(count: number, features: number) {
  const random = new RandomStream(features, "spread");
  const values = Float32Array.from(
    { length: count * features },
    () => random.normal() * 10 ** (12 * random.uniform() - 6),
  );
  const largest = values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const rows = Uint32Array.from({ length: count }, (_, i) => i);
  return { points: { values, features, rows }, largest };
}

Deno.test("sums of clusters do not depend on the order, and hold to float64's precision", () => {
  for (const features of [1, 3, 4, 6, 97]) {
    const count = 301;
    const { points, largest } = spreadPoints(count, features);
    const rounder = sumRounder(largest, count);
    const kernels = new KmeansKernels();
    const sums = [1, -1].map((direction) =>
      kernels.scope(() => {
        const staged = new StagedPoints(kernels, points);
        ok(staged.block >= count);
        staged.begin(0);
        const changes = new ClusterChanges(kernels, staged, {
          k: 2,
          sets: 2,
          features,
          rounder,
        });
        const order = points.rows.map((_, i) =>
          direction > 0 ? i : count - 1 - i
        );
        for (const i of order) changes.move(i, 1, { from: NO_CLUSTER, to: 0 });
        // Some go on, and some of these come back.
        for (const i of order) {
          if (i % 3 === 0) changes.move(i, 1, { from: 0, to: 1 });
        }
        for (const i of order) {
          if (i % 2 === 0 && i % 3 === 0) {
            changes.move(i, 1, { from: 1, to: 0 });
          }
        }
        return changes.result();
      })
    );
    deepEqual(sums[0], sums[1]);
    const inSecond = (i: number) => i % 3 === 0 && i % 2 === 1;
    deepEqual([...sums[0].sizes], [
      ...[0, 0, points.rows.filter((i) => !inSecond(i)).length],
      points.rows.filter(inSecond).length,
    ]);
    for (let cluster = 0; cluster < 2; cluster++) {
      for (let f = 0; f < features; f++) {
        let sum = 0;
        for (const i of points.rows) {
          if (inSecond(i) === (cluster === 1)) {
            sum += points.values[i * features + f];
          }
        }
        const ours = sums[0].sums![(2 + cluster) * features + f];
        // Each value is rounded by up to 2^-51 of the largest sum there can
        // be, and float64's own sum by 2^-53 of it at each addition.
        const most = count * (count + 2) * largest * 2 ** -50;
        ok(Math.abs(ours - sum) <= most, `${ours}, ${sum}`);
        equal(sums[0].sums![cluster * features + f], 0);
      }
    }
  }
});

Deno.test("as many of the largest values as there may be leave the smallest ones' sums exact", () => {
  const random = new RandomStream(1, "exact sums");
  const count = 1024;
  const large = new Float32Array(count / 2).fill(1 - 2 ** -24);
  const small = Float32Array.from(
    { length: count / 2 },
    () => 2 ** -20 * random.uniform(),
  );
  const rounder = sumRounder(1, count);
  const sum = (...parts: readonly Float32Array[]) =>
    parts.flatMap((part) => [...part]).reduce(
      (sum, value) => sum + (value + rounder - rounder),
      0,
    );
  // A last bit that is lost, is lost in one of these orders.
  equal(sum(large, large, small), sum(small, large, large));
  equal(sum(large, large, small) - sum(large, large), sum(small));
  ok(sum(small) > 0);
});

Deno.test("values of like magnitude are summed as they are", () => {
  const rounder = sumRounder(10880, 65536);
  for (
    const value of [778.77155, 4860.671, 10880, 1, 0, -3.25].map(Math.fround)
  ) {
    equal(value + rounder - rounder, value);
  }
  equal(sumRounder(0, 5), 0);
});
