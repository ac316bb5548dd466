/// <reference lib="dom" />
import { isSoftwareAdapter } from "../../compute/device/is_software_adapter.ts";
import { describeAdapter } from "../../compute/describe_adapter.ts";
import { GpuDevice } from "../../compute/gpu_device.ts";
import type { DetectorCube } from "../cube/detector_cube.ts";
import type { BinWeights } from "../detector/bin_weights.ts";
import {
  cubeImageKernel,
  cubeImageWorkgroups,
} from "../detector/cube_image_kernel.ts";
import { packBins } from "../detector/pack_bins.ts";

/** What makes images of virtual detectors from a cube. */
export interface ImageEngine {
  /** Name for people. */
  readonly title: string;
  /** Makes an image; one at a time. */
  image(weights: BinWeights): Promise<Float32Array>;
}

/**
 * The browser's engines, the one to begin with first: WebGPU on a hardware
 * adapter, else a worker thread; a software adapter shares the processor with
 * the worker and comes after it.
 */
export async function imageEngines(
  cube: DetectorCube,
): Promise<readonly ImageEngine[]> {
  const worker = workerEngine(cube);
  try {
    const adapter = await navigator.gpu?.requestAdapter({
      powerPreference: "high-performance",
    });
    if (!adapter) return [worker];
    const gpu = await gpuEngine(cube, adapter);
    return isSoftwareAdapter(adapter) ? [worker, gpu] : [gpu, worker];
  } catch {
    // Whatever the adapter lacks, the worker does without it.
    return [worker];
  }
}

function workerEngine(cube: DetectorCube): ImageEngine {
  let worker: Worker | undefined;
  return {
    title: "a worker thread",
    image(weights) {
      if (worker === undefined) {
        worker = new Worker("/image-worker.js");
        worker.postMessage({ cube });
      }
      const { promise, resolve, reject } = Promise.withResolvers<
        Float32Array
      >();
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ weights });
      return promise;
    },
  };
}

async function gpuEngine(
  cube: DetectorCube,
  adapter: GPUAdapter,
): Promise<ImageEngine> {
  const gpu = await GpuDevice.open(adapter);
  const { stride, positions, rows, columns, bytes } = cube.plan;
  const kernel = cubeImageKernel(stride);
  const values = gpu.upload(
    new Uint32Array(cube.values.buffer as ArrayBuffer, 0, bytes / 4),
  );
  const bins = gpu.allocate(8 * rows * columns);
  const sizes = gpu.allocate(16, "uniform");
  const image = gpu.allocate(4 * stride);
  const program = gpu.prepare([{
    kernel,
    buffers: [values, bins, sizes, image],
    workgroups: [cubeImageWorkgroups(stride)],
  }]);
  return {
    title: `WebGPU (${describeAdapter(adapter)})`,
    async image(weights) {
      const packed = packBins(cube, weights);
      gpu.write(bins, packed.bins);
      gpu.write(sizes, packed.sizes);
      gpu.run(program);
      return await gpu.read(image, positions);
    },
  };
}
