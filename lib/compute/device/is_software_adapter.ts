import { describeAdapter } from "../describe_adapter.ts";

/** Whether an adapter computes on the CPU (lavapipe, SwiftShader, WARP). */
export function isSoftwareAdapter(adapter: GPUAdapter): boolean {
  return adapter.info.isFallbackAdapter ||
    /llvmpipe|swiftshader|software|basic render/i.test(
      describeAdapter(adapter),
    );
}
