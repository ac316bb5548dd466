import type { GpuProgram } from "../gpu_program.ts";
import type { Dispatch } from "../kernel.ts";
import { SLOT_BYTES } from "../slot_bytes.ts";
import type { PipelineCache } from "./pipeline_cache.ts";

/** Binds dispatches to their buffers on a device, for many runs. */
export function bindProgram(
  device: GPUDevice,
  pipelines: PipelineCache,
  { dispatches }: { readonly dispatches: readonly Dispatch[] },
): GpuProgram {
  const steps = dispatches.map(({ kernel, buffers, workgroups }) => {
    const pipeline = pipelines.pipeline(kernel);
    const group = device.createBindGroup({
      label: kernel.name,
      layout: pipeline.getBindGroupLayout(0),
      entries: buffers.map((buffer, binding) => ({
        binding,
        resource: kernel.bindings[binding] === "slot"
          ? { buffer, size: SLOT_BYTES }
          : { buffer },
      })),
    });
    const slots = kernel.bindings.filter((use) => use === "slot").length;
    return { pipeline, group, slots, workgroups };
  });
  return { steps };
}
