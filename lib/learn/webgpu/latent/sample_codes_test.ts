import { equal, ok } from "node:assert/strict";
import type { GpuDevice } from "../../../compute/gpu_device.ts";
import { testOnGpu } from "../../../compute/test_on_gpu.ts";
import { RandomStream } from "../../../random/random_stream.ts";
import { streamKey } from "../../../random/stream_key.ts";
import { stepSlot } from "../step_slot.ts";
import { paddedMatrix } from "../testing/padded_matrix.ts";
import { sampleStep } from "../testing/sample_step.ts";
import {
  latentGradientKernel,
  latentSizes,
  latentWorkgroups,
  sampleCodesKernel,
} from "./sample_codes.ts";

const ROUNDING = 2 ** -24;
const key = streamKey("latent noise");
const stride = (length: number) => Math.ceil(length / 4) * 4;

/** Heads of means and logarithms between -1 and 1. */
function makeHeads(rows: number, latent: number) {
  const stream = new RandomStream(rows, "heads");
  return paddedMatrix([rows, 2 * latent], () => 2 * stream.uniform() - 1);
}

async function sample(
  gpu: GpuDevice,
  { rows, latent, seed, first, heads, given }: {
    rows: number;
    latent: number;
    seed: number;
    /** Number of the first normal. */
    first: number;
    heads: Float32Array;
    given?: Float32Array;
  },
) {
  const step = sampleStep({
    start: given ? 2 : 0,
    noiseCounter: Math.floor(first / 4) % 2 ** 32,
    noisePhase: first % 4,
  });
  const length = rows * stride(latent);
  const buffers = [
    gpu.upload(heads),
    gpu.allocate(length * 4),
    gpu.allocate(length * 4),
    gpu.upload(latentSizes({ latent, rows, seed, key }), "uniform"),
    gpu.upload(stepSlot.pack([step]), "uniform"),
    ...(given ? [gpu.upload(given)] : []),
  ];
  gpu.submit([{
    kernel: sampleCodesKernel(given ? "given" : "drawn"),
    buffers,
    workgroups: latentWorkgroups({ latent, rows }),
  }]);
  const codes = await gpu.read(buffers[1], length);
  const noise = await gpu.read(buffers[2], length);
  gpu.free(...buffers);
  return { codes, noise };
}

testOnGpu("the noise is that of RandomStream", async (gpu) => {
  for (const seed of [0, 12345, -1]) {
    const [rows, latent, first] = [5003, 4, 6];
    const stream = new RandomStream(seed, "latent noise");
    for (let i = 0; i < first; i++) stream.normal();
    const heads = new Float32Array(rows * 2 * latent);
    const { noise } = await sample(gpu, { rows, latent, seed, first, heads });
    for (let i = 0; i < rows * latent; i++) {
      const wanted = stream.normal();
      // Each of radius and angle is a short series of rounded terms, and the
      // root may be off by four roundings: a dozen of the radius, at most 6.7.
      ok(
        Math.abs(noise[i] - wanted) < 12 * ROUNDING * 6.7,
        `${seed} ${i}: ${noise[i]} ${wanted}`,
      );
    }
  }
});

testOnGpu("the noise goes on where its counter wraps", async (gpu) => {
  const [rows, latent] = [4, 2];
  const heads = new Float32Array(rows * 4);
  const from = (first: number) =>
    sample(gpu, { rows, latent, seed: 3, first, heads });
  const wrapped = await from(4 * 2 ** 32 - 4);
  const start = await from(0);
  // The last four numbers of the stream, then its first again.
  equal(wrapped.noise[8], start.noise[0]);
  equal(wrapped.noise[13], start.noise[5]);
});

testOnGpu("codes are drawn around their means", async (gpu) => {
  for (const [rows, latent] of [[1, 1], [7, 3], [67, 8]]) {
    const heads = makeHeads(rows, latent);
    const stream = new RandomStream(1, "given");
    const given = Float32Array.from(
      { length: (rows + 2) * latent },
      () => stream.normal(),
    );
    const options = { rows, latent, seed: 1, first: 0, heads: heads.values };
    const drawn = await sample(gpu, { ...options, given });
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < stride(latent); unit++) {
        const at = row * stride(latent) + unit;
        // The batch starts at the epoch's third position.
        const noise = unit < latent ? given[(row + 2) * latent + unit] : 0;
        equal(drawn.noise[at], noise);
        const wanted = unit < latent
          ? heads.at(row, unit) +
            Math.exp(0.5 * heads.at(row, latent + unit)) * noise
          : 0;
        // WGSL's exp may be off by 3 + 2 |x| roundings, here 4.
        ok(
          Math.abs(drawn.codes[at] - wanted) <
            16 * ROUNDING * (1 + Math.abs(noise)),
        );
      }
    }
  }
});

testOnGpu(
  "gradients at the heads and the divergence are those of float64",
  async (gpu) => {
    for (const [rows, latent, batch] of [[1, 1, 1], [7, 3, 30], [67, 8, 70]]) {
      const heads = makeHeads(rows, latent);
      const stream = new RandomStream(2, "slopes");
      const draw = () => 2 * stream.uniform() - 1;
      const slope = paddedMatrix([rows, latent], draw);
      const noise = paddedMatrix([rows, latent], draw);
      const [groups] = latentWorkgroups({ latent, rows: batch });
      const step = sampleStep({ index: 1 });
      const length = rows * stride(2 * latent);
      const buffers = [
        gpu.upload(heads.values),
        gpu.upload(slope.values),
        gpu.upload(noise.values),
        gpu.allocate(length * 4),
        gpu.allocate(2 * groups * 4),
        gpu.upload(latentSizes({ latent, rows, seed: 0, key }), "uniform"),
        gpu.upload(stepSlot.pack([step]), "uniform"),
      ];
      gpu.submit([{
        kernel: latentGradientKernel(),
        buffers,
        workgroups: [groups],
      }]);
      const found = await gpu.read(buffers[3], length);
      const sums = await gpu.read(buffers[4], 2 * groups);
      gpu.free(...buffers);
      let divergence = 0;
      for (let row = 0; row < rows; row++) {
        for (let unit = 0; unit < latent; unit++) {
          const [mean, logarithm] = [
            heads.at(row, unit),
            heads.at(row, latent + unit),
          ];
          const deviation = Math.exp(0.5 * logarithm);
          divergence += deviation ** 2 - 1 + mean ** 2 - logarithm;
          const at = row * stride(2 * latent) + unit;
          const meanSlope = slope.at(row, unit) + mean * step.divergenceScale;
          const varianceSlope = 0.5 *
            (slope.at(row, unit) * noise.at(row, unit) * deviation +
              (deviation ** 2 - 1) * step.divergenceScale);
          // A dozen roundings of numbers below three.
          ok(Math.abs(found[at] - meanSlope) < 36 * ROUNDING);
          ok(Math.abs(found[at + latent] - varianceSlope) < 36 * ROUNDING);
        }
      }
      ok(sums.subarray(0, groups).every((sum) => sum === 0));
      const total = sums.reduce((sum, part) => sum + part, 0);
      ok(Math.abs(total - divergence) < 36 * ROUNDING * rows * latent);
    }
  },
);
