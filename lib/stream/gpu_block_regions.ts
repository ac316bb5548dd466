import type { GpuDevice } from "../compute/gpu_device.ts";
import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { BLOCK_BYTES, blockRegions } from "./block_regions.ts";

/** The adapter that blocks must fit. */
export interface GpuBlockRegionsOptions {
  /** The adapter. */
  readonly gpu: Pick<GpuDevice, "largestBuffer" | "mostWorkgroups">;
  /** Bytes of patterns in a block; default 32 MiB. */
  readonly blockBytes?: number | undefined;
}

/** Blocks that fit the adapter: its buffers, and one workgroup for each position. */
export function gpuBlockRegions(
  source: Pick<ScanSource, "shape" | "chunk">,
  stripe: readonly [x0: number, x1: number],
  { gpu, blockBytes = BLOCK_BYTES }: GpuBlockRegionsOptions,
): ScanRegion[] {
  const patternBytes = source.shape.detector[0] * source.shape.detector[1] * 4;
  const most = Math.min(
    blockBytes,
    gpu.largestBuffer,
    gpu.mostWorkgroups * patternBytes,
  );
  return blockRegions(source, stripe, { blockBytes: most });
}
