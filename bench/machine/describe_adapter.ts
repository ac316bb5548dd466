import type { AdapterDescription } from "../record/bench_environment.ts";
import { commandOutput } from "./command_output.ts";

/** Adapters that compute on the processor. */
const SOFTWARE = /llvmpipe|swiftshader|software|basic render/i;
/** PCI and Khronos numbers of those who make adapters, as WebGPU tells them. */
const VENDORS: Readonly<Record<string, string>> = {
  [0x10de]: "NVIDIA",
  [0x1002]: "AMD",
  [0x8086]: "Intel",
  [0x106b]: "Apple",
  [0x13b5]: "Arm",
  [0x5143]: "Qualcomm",
  [0x10005]: "Mesa",
};

/** The WebGPU adapter that an engine would take; null where there is none. */
export async function describeAdapter(): Promise<AdapterDescription | null> {
  const adapter = await navigator.gpu?.requestAdapter({
    powerPreference: "high-performance",
  }) ?? null;
  if (adapter === null) return null;
  const { vendor, architecture, device, description, isFallbackAdapter } =
    adapter.info;
  const maker = VENDORS[vendor] ?? vendor;
  // WebGPU doesn't tell the driver's version; NVIDIA's own tool does.
  const version = maker === "NVIDIA"
    ? await commandOutput("nvidia-smi", [
      "--query-gpu=driver_version",
      "--format=csv,noheader",
    ])
    : null;
  return {
    name: description ||
      [maker, architecture, device].filter(Boolean).join(" ") ||
      "unnamed adapter",
    driver: [maker, version?.split("\n")[0] ?? "version not told"].join(", "),
    software: isFallbackAdapter || SOFTWARE.test(description),
  };
}
