import { deepEqual, ok } from "node:assert/strict";
import { testOnGpu } from "../compute/test_on_gpu.ts";
import { RandomStream } from "../random/random_stream.ts";
import { nearestKernel, nearestSizes } from "./nearest_webgpu.ts";

const NONE = 2 ** 32 - 1;

testOnGpu(
  "the nearest candidates, in order, the smaller number first",
  async (gpu) => {
    const random = new RandomStream(5, "nearest");
    for (
      const { queries, candidates, kept, workgroupMemory, spread = 9 } of [
        { queries: 1, candidates: 1, kept: 1, workgroupMemory: 16384 },
        { queries: 3, candidates: 5, kept: 9, workgroupMemory: 16384 },
        { queries: 2, candidates: 131, kept: 23, workgroupMemory: 16384 },
        // Lists that are full, and equal distances behind their last.
        {
          queries: 1,
          candidates: 700,
          kept: 1,
          workgroupMemory: 16384,
          spread: 2,
        },
        // More than any adapter's workgroups share, were all threads at work.
        { queries: 1, candidates: 67, kept: 70, workgroupMemory: 16384 },
        // Sixteen threads, then one: more kept than the memory holds for all.
        { queries: 2, candidates: 67, kept: 30, workgroupMemory: 4000 },
        { queries: 1, candidates: 67, kept: 40, workgroupMemory: 400 },
      ]
    ) {
      const stride = Math.ceil(candidates / 4) * 4 + 4;
      const first = 7;
      // Whole numbers, exact in float32, so few that many distances are equal.
      const products = new Float32Array(queries * stride).fill(1000);
      for (let query = 0; query < queries; query++) {
        for (let i = 0; i < candidates; i++) {
          products[query * stride + i] = random.integer(spread);
        }
      }
      const norms = new Float32Array(first + candidates)
        .map((_, i) => i < first ? -1000 : random.integer(spread));
      const [place, row, length] = [2, 3, kept + 5];
      const buffers = [
        gpu.upload(products),
        gpu.upload(norms),
        gpu.allocate((row + queries) * length * 4),
        gpu.upload(
          nearestSizes({ candidates, stride, first, length, place, row }),
          "uniform",
        ),
      ];
      const kernel = nearestKernel({ kept, workgroupMemory });
      let shared = 0;
      for (
        const [, length] of kernel.wgsl.matchAll(/var<workgroup> .*, (\d+)>;/g)
      ) shared += 4 * Number(length);
      ok(shared > 0 && shared <= workgroupMemory, `${shared} bytes shared`);
      gpu.submit([{
        kernel,
        buffers,
        workgroups: [queries],
      }]);
      const values = await gpu.read(buffers[2], (row + queries) * length);
      const found = new Uint32Array(values.buffer);
      gpu.free(...buffers);

      const expected = new Uint32Array(found.length);
      for (let query = 0; query < queries; query++) {
        const ranked = Array.from({ length: candidates }, (_, i) => ({
          number: first + i,
          distance: norms[first + i] - 2 * products[query * stride + i],
        })).sort((a, b) => a.distance - b.distance || a.number - b.number);
        for (let i = 0; i < kept; i++) {
          expected[(row + query) * length + place + i] = ranked[i]?.number ??
            NONE;
        }
      }
      deepEqual([...found], [...expected], `${candidates} candidates`);
    }
  },
);
