import type { Engine } from "../../compute/engine.ts";
import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import { retrySmaller } from "../../compute/retry_smaller.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { BLOCK_BYTES } from "../block_regions.ts";
import { gpuBlockRegions } from "../gpu_block_regions.ts";
import { mostPositions } from "../most_positions.ts";
import { prefetchBlocks } from "../prefetch_blocks.ts";
import type { SumGroupsOptions } from "../sum_groups_stripe.ts";
import { GROUP_SUM_THREADS, groupSumsKernel } from "./group_sums_kernel.ts";

/** Blocks that are sent before the adapter is waited for. */
const BLOCKS_TOGETHER = 8;

/**
 * `sumGroupsStripe` on the adapter, for the whole scan: sums of the aligned
 * patterns of each group, [group][pixel], in units of the quantum. Exact sums of
 * float32 values, whatever the blocks.
 *
 * @throws {AdapterError} where the adapter fails, with smaller blocks too
 */
export async function sumGroupsWithGpu(
  source: ScanSource,
  engine: Engine,
  options: SumGroupsOptions,
  onProgress?: OnProgress,
): Promise<Float64Array<ArrayBuffer>> {
  const gpu = engine.gpu!;
  return await retrySmaller(
    gpu,
    options.blockBytes ?? BLOCK_BYTES,
    async (blockBytes) => {
      const owner = new GpuBuffers(gpu);
      const work = { ...options, blockBytes, owner };
      try {
        return await sumInBlocks(source, engine, work, onProgress);
      } finally {
        owner.free();
      }
    },
  );
}

async function sumInBlocks(
  source: ScanSource,
  engine: Engine,
  { clampBelow, blockBytes, shifts, groups, count, quantum, owner }:
    & SumGroupsOptions
    & { readonly owner: GpuBuffers },
  onProgress?: OnProgress,
): Promise<Float64Array<ArrayBuffer>> {
  const { gpu } = owner;
  const { scan: [rows, columns], detector } = source.shape;
  const pixels = detector[0] * detector[1];
  const regions = gpuBlockRegions(source, [0, columns], { gpu, blockBytes });
  const most = mostPositions(regions);
  const kernel = groupSumsKernel(detector);
  const patterns = owner.allocate(most * pixels * 4);
  const blockShifts = owner.allocate(most * 8);
  const order = owner.allocate(most * 4);
  const starts = owner.allocate((count + 1) * 4);
  const together = Math.max(
    1,
    Math.min(
      count,
      gpu.mostWorkgroups,
      Math.floor(gpu.largestBuffer / (pixels * 4)),
    ),
  );
  const parts = [];
  for (let first = 0; first < count; first += together) {
    const groups = Math.min(together, count - first);
    parts.push({
      groups,
      low: owner.allocate(groups * pixels * 4),
      high: owner.allocate(groups * pixels * 4),
      sizes: owner.upload(
        Uint32Array.of(first, Math.log2(quantum) + 2 ** 31, 0, 0),
        "uniform",
      ),
    });
  }
  const program = gpu.prepare(parts.map(({ groups, low, high, sizes }) => ({
    kernel,
    buffers: [patterns, blockShifts, order, starts, low, high, sizes],
    workgroups: [Math.ceil(pixels / GROUP_SUM_THREADS), groups],
  })));
  let done = 0;
  let blocks = 0;
  for await (
    const block of prefetchBlocks(source, regions, { engine, clampBelow })
  ) {
    const sorted = sortBlock(block.region, { columns, groups, count, shifts });
    gpu.write(patterns, block.patterns);
    gpu.write(blockShifts, sorted.shifts);
    gpu.write(order, sorted.order);
    gpu.write(starts, sorted.starts);
    gpu.run(program);
    // Else blocks would pile up before an adapter that is slower than the disk.
    if (++blocks % BLOCKS_TOGETHER === 0) await gpu.read(starts, 1);
    done += sorted.order.length;
    onProgress?.({ done, total: rows * columns });
  }
  const sums = new Float64Array(count * pixels);
  let at = 0;
  for (const { groups, low, high } of parts) {
    const length = groups * pixels;
    const lows = new Uint32Array((await gpu.read(low, length)).buffer);
    const highs = new Int32Array((await gpu.read(high, length)).buffer);
    for (let i = 0; i < length; i++) {
      sums[at + i] = highs[i] * 2 ** 32 + lows[i];
    }
    at += length;
  }
  return sums;
}

/** A block's positions in the order of their groups, and the block's shifts. */
function sortBlock(
  { y0, y1, x0, x1 }: ScanRegion,
  { columns, groups, count, shifts }: {
    readonly columns: number;
    readonly groups: Uint16Array;
    readonly count: number;
    readonly shifts: Float32Array;
  },
) {
  const width = x1 - x0;
  const positions = (y1 - y0) * width;
  const own = new Float32Array(2 * positions);
  const groupOf = new Uint16Array(positions);
  for (let y = y0; y < y1; y++) {
    const [from, to] = [y * columns + x0, y * columns + x1];
    const at = (y - y0) * width;
    own.set(shifts.subarray(2 * from, 2 * to), 2 * at);
    groupOf.set(groups.subarray(from, to), at);
  }
  const starts = new Uint32Array(count + 1);
  for (const group of groupOf) starts[group + 1]++;
  for (let group = 0; group < count; group++) {
    starts[group + 1] += starts[group];
  }
  const next = starts.slice();
  const order = new Uint32Array(positions);
  groupOf.forEach((group, position) => order[next[group]++] = position);
  return { shifts: own, order, starts };
}
