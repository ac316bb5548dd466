import { deepEqual, ok } from "node:assert/strict";
import { GpuDevice } from "../../compute/gpu_device.ts";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { principalComponents } from "../principal_components.ts";
import { covarianceWithGpu } from "./covariance_webgpu.ts";

/** Correlated features far from the origin. */
function correlated(positions: number, features: number) {
  const random = new RandomStream(positions, "covariance");
  const values = new Float32Array(positions * features);
  for (let row = 0; row < positions; row++) {
    const common = 5 * random.normal();
    for (let f = 0; f < features; f++) {
      values[row * features + f] = 1000 + common * (f % 3) + random.normal();
    }
  }
  return { values, positions, features };
}

function reference(
  { values, positions, features }: ReturnType<typeof correlated>,
) {
  const means = Float64Array.from({ length: features }, (_, f) => {
    let sum = 0;
    for (let row = 0; row < positions; row++) sum += values[row * features + f];
    return sum / positions;
  });
  return (i: number, j: number) => {
    let sum = 0;
    for (let row = 0; row < positions; row++) {
      sum += (values[row * features + i] - means[i]) *
        (values[row * features + j] - means[j]);
    }
    return sum / Math.max(1, positions - 1);
  };
}

testOnGpu(
  "covariances are those of float64, in one block or several",
  async (gpu) => {
    const adapter = await navigator.gpu.requestAdapter();
    const small = await GpuDevice.open(adapter!, { largestBuffer: 9000 });
    try {
      for (
        const [positions, features] of [[1, 1], [7, 3], [211, 17], [90, 41]]
      ) {
        const matrix = correlated(positions, features);
        const exact = reference(matrix);
        for (const device of [gpu, small]) {
          const found = await covarianceWithGpu(matrix, device);
          deepEqual(await covarianceWithGpu(matrix, device), found);
          for (let i = 0; i < features; i++) {
            for (let j = 0; j < features; j++) {
              // Each term of the sum is rounded, and each addition; by Cauchy and
              // Schwarz the magnitudes sum to no more than this.
              const most = Math.sqrt(exact(i, i) * exact(j, j));
              const error = Math.abs(found[i * features + j] - exact(i, j));
              ok(error <= (positions + 3) * 2 ** -24 * most, `${i}, ${j}`);
            }
          }
        }
      }
    } finally {
      small.close();
    }
  },
);

testOnGpu(
  "components of a covariance that is given are the same",
  async (gpu) => {
    const matrix = correlated(211, 17);
    const options = { dimensions: 17, components: 2 };
    const theirs = principalComponents(matrix.values, options);
    const covariance = await covarianceWithGpu(matrix, gpu);
    const ours = principalComponents(matrix.values, { ...options, covariance });
    // The covariance is good to 1e-5, and the first variance far from the others'.
    ok(Math.abs(ours.explained[0] - theirs.explained[0]) < 1e-5);
    for (let row = 0; row < 211; row++) {
      ok(Math.abs(ours.scores[2 * row] - theirs.scores[2 * row]) < 1e-3);
    }
    // It is taken, not made again.
    const unit = new Float64Array(17 * 17).map((_, i) => i === 16 * 18 ? 1 : 0);
    const last = principalComponents(matrix.values, {
      ...options,
      covariance: unit,
    });
    ok(last.explained[0] === 1);
  },
);
