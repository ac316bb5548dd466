import { ok } from "node:assert/strict";
import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { RandomStream } from "../../random/random_stream.ts";
import type { DetectorCube } from "../cube/detector_cube.ts";
import { cubeImage } from "./cube_image.ts";
import { cubeImageKernel, cubeImageWorkgroups } from "./cube_image_kernel.ts";
import { packBins } from "./pack_bins.ts";

function randomCube(positions: number, planes: number): DetectorCube {
  const random = new RandomStream(positions, "cube");
  const stride = positions + positions % 2;
  return {
    plan: {
      bin: 1,
      rows: 1,
      columns: planes,
      positions,
      stride,
      bytes: planes * stride * 2,
    },
    values: Uint16Array.from(
      { length: planes * stride },
      () => random.integer(65536),
    ),
    low: Float32Array.from({ length: planes }, () => 1e4 * random.uniform()),
    step: Float32Array.from({ length: planes }, () => 3 * random.uniform()),
  };
}

testOnGpu(
  "the adapter's image of a virtual detector is float64's",
  async (gpu) => {
    for (const positions of [1, 3, 130, 257]) {
      for (const count of [0, 1, 64, 65, 300]) {
        const planes = 301;
        const cube = randomCube(positions, planes);
        const random = new RandomStream(count, "weights");
        const bins = Uint32Array.from(
          { length: count },
          (_, i) => planes - 1 - i,
        );
        const weights = Float32Array.from(bins, () => random.uniform());
        const wanted = cubeImage(cube, { bins, weights });
        const packed = packBins(cube, { bins, weights });
        const buffers = new GpuBuffers(gpu);
        const { stride } = cube.plan;
        const image = buffers.allocate(stride * 4);
        gpu.submit([{
          kernel: cubeImageKernel(stride),
          buffers: [
            buffers.upload(new Uint32Array(cube.values.buffer as ArrayBuffer)),
            buffers.upload(packed.bins),
            buffers.upload(packed.sizes, "uniform"),
            image,
          ],
          workgroups: [cubeImageWorkgroups(stride)],
        }]);
        const found = await gpu.read(image, positions);
        buffers.free();
        // A term is rounded, its product is, and so are the sums of up to 64 and
        // those of the sums.
        const roundings = 64 + 3 + Math.ceil(count / 64);
        wanted.forEach((value, position) => {
          // All terms are positive: the sum is the sum of magnitudes.
          const bound = roundings * 2 ** -24 * value + 1e-30;
          ok(
            Math.abs(found[position] - value) <= bound,
            `${positions} positions, ${count} bins: ${
              found[position]
            } for ${value}`,
          );
        });
      }
    }
  },
);
