/** What an adapter calls itself, for example "NVIDIA H100" or "llvmpipe". */
export function describeAdapter(adapter: GPUAdapter): string {
  const { description, vendor, architecture, device } = adapter.info;
  return description ||
    [vendor, architecture, device].filter(Boolean).join(" ") ||
    "unnamed adapter";
}
