import { deepEqual, ok } from "node:assert/strict";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import type { Kernel } from "../../compute/kernel.ts";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { ASSIGN_THREADS, assignKernel } from "./assign_kernel.ts";
import { moveCentresKernel } from "./move_centres_kernel.ts";
import { SETTLE_THREADS, settleKernel } from "./settle_kernel.ts";
import { StartPhase } from "./start_phase.ts";

/** Rounding of one number in single precision, relative. */
const ROUNDING = 2 ** -24;

/** Runs a kernel on copies of arrays, the last one its uniform; gives them back. */
async function run(
  gpu: GpuDevice,
  kernel: Kernel,
  { arrays, workgroups }: {
    readonly arrays: readonly (Float32Array | Uint32Array)[];
    readonly workgroups: readonly [number, number?];
  },
) {
  const buffers = arrays.map((array, i) =>
    gpu.upload(array, i === arrays.length - 1 ? "uniform" : "storage")
  );
  gpu.submit([{ kernel, buffers, workgroups }]);
  const found = [];
  for (const [i, array] of arrays.slice(0, -1).entries()) {
    const values = await gpu.read(buffers[i], array.length);
    found.push(
      array instanceof Float32Array
        ? [...values]
        : [...new Uint32Array(values.buffer)],
    );
  }
  gpu.free(...buffers);
  return found;
}

testOnGpu("assign takes the first of the nearest centres", async (gpu) => {
  const random = new RandomStream(1, "assign");
  for (
    const { points, k, starts } of [
      { points: 1, k: 1, starts: 1 },
      { points: 67, k: 3, starts: 5 },
      { points: 130, k: 127, starts: 2 },
      { points: 64, k: 4, starts: 10 },
    ]
  ) {
    const stride = Math.ceil(starts * k / 4) * 4;
    const [first, total] = [3, points + 7];
    // Whole numbers, exact, so few that many centres are equally near.
    const whole = (length: number) =>
      new Float32Array(length).map(() => random.integer(7));
    const products = whole(points * stride);
    const norms = whole(starts * k);
    const labels = new Uint32Array(starts * total).map(() => random.integer(k));
    const nearest = new Float32Array(starts * total).fill(77);
    const counts = new Uint32Array(starts * k).fill(5);
    const changed = new Uint32Array(starts).fill(9);
    const sizes = Uint32Array.of(points, first, total, stride);
    const arrays = [products, norms, labels, nearest, counts, changed, sizes];
    const found = await run(gpu, assignKernel(k), {
      arrays,
      workgroups: [Math.ceil(points / ASSIGN_THREADS), starts],
    });

    for (let start = 0; start < starts; start++) {
      for (let point = 0; point < points; point++) {
        const base = point * stride + start * k;
        const distances = Array.from(
          { length: k },
          (_, c) => norms[start * k + c] - 2 * products[base + c],
        );
        const least = Math.min(...distances);
        const label = distances.indexOf(least);
        for (let c = 0; c < k; c++) products[base + c] = Number(c === label);
        const at = start * total + first + point;
        nearest[at] = least;
        counts[start * k + label]++;
        if (labels[at] !== label) changed[start]++;
        labels[at] = label;
      }
    }
    deepEqual(found, arrays.slice(0, -1).map((array) => [...array]));
  }
});

testOnGpu("moving centres go to the means of their points", async (gpu) => {
  const random = new RandomStream(1, "move centres");
  for (
    const { features, k, starts } of [
      { features: 1, k: 1, starts: 1 },
      { features: 257, k: 3, starts: 5 },
      { features: 1031, k: 2, starts: 2 },
    ]
  ) {
    const stride = Math.ceil(features / 4) * 4;
    const columns = k * starts;
    const matrix = (scale: number) =>
      new Float32Array(columns * stride)
        .map((_, i) => i % stride < features ? scale * random.normal() : 0);
    const [sums, centres] = [matrix(50), matrix(3)];
    // Empty centres, centres of a single point, and starts that have ended.
    const counts = new Uint32Array(columns)
      .map((_, i) =>
        i % 5 === 4 ? 0 : i % 4 === 0 ? 1 : 1 + random.integer(90)
      );
    const phases = new Uint32Array(starts)
      .map((_, i) => i % 3 === 1 ? StartPhase.ended : StartPhase.moving);
    const unset = new Float32Array(columns).fill(-1);
    const [foundSums, foundCentres, , norms, ways] = await run(
      gpu,
      moveCentresKernel(k),
      {
        arrays: [
          sums,
          centres,
          counts,
          unset,
          unset,
          phases,
          Uint32Array.of(stride / 4, 0, 0, 0),
        ],
        workgroups: [columns],
      },
    );
    ok(foundSums.every((sum) => sum === 0));
    for (let centre = 0; centre < columns; centre++) {
      const moves = counts[centre] > 0 &&
        phases[Math.floor(centre / k)] === StartPhase.moving;
      let [norm, way] = [0, 0];
      for (let f = 0; f < stride; f++) {
        const at = centre * stride + f;
        const after = moves ? sums[at] / counts[centre] : centres[at];
        // WGSL's division is good to 2.5 units in the last place.
        ok(
          Math.abs(foundCentres[at] - after) <= 6 * ROUNDING * Math.abs(after),
          `centre ${centre}, feature ${f}`,
        );
        norm += foundCentres[at] ** 2;
        way += Math.fround(foundCentres[at] - centres[at]) ** 2;
      }
      // Sums of as many rounded squares, in any order.
      const share = (stride + 2) * ROUNDING;
      ok(Math.abs(norms[centre] - norm) <= share * norm, `norm of ${centre}`);
      ok(Math.abs(ways[centre] - way) <= share * way, `way of ${centre}`);
    }
  }
});

testOnGpu("starts end as scikit-learn ends them", async (gpu) => {
  const random = new RandomStream(1, "settle");
  for (const { starts, k } of [{ starts: 1, k: 1 }, { starts: 131, k: 3 }]) {
    const [most, least] = [20, 4];
    const phases = new Uint32Array(starts)
      .map((_, i) => i % 7 === 6 ? StartPhase.emptied : StartPhase.moving);
    const iterations = new Uint32Array(starts).map(() => random.integer(20));
    const changed = new Uint32Array(starts).map(() => random.integer(4));
    const counts = new Uint32Array(starts * k).map(() => random.integer(6));
    const ways = new Float32Array(starts * k).map(() => random.integer(5));
    const bits = new Uint32Array(Float32Array.of(least).buffer)[0];
    const sizes = Uint32Array.of(starts, most, bits, 0);
    const arrays = [phases, iterations, changed, counts, ways, sizes];
    const found = await run(gpu, settleKernel(k), {
      arrays,
      workgroups: [Math.ceil(starts / SETTLE_THREADS)],
    });

    const seen = new Set<number>();
    for (let start = 0; start < starts; start++) {
      if (phases[start] !== StartPhase.moving) continue;
      iterations[start]++;
      const own = [start * k, (start + 1) * k] as const;
      const way = ways.subarray(...own).reduce((sum, one) => sum + one, 0);
      if (counts.subarray(...own).includes(0)) {
        phases[start] = StartPhase.emptied;
      } else if (
        changed[start] === 0 || way <= least || iterations[start] >= most
      ) phases[start] = StartPhase.ended;
      seen.add(phases[start]);
    }
    ok(starts === 1 || seen.size === 3, "not every way to end was met");
    changed.fill(0);
    counts.fill(0);
    deepEqual(
      found,
      [phases, iterations, changed, counts, ways].map((array) => [...array]),
    );
  }
});
