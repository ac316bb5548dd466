import type { BenchFile, StageTiming } from "../../record/bench_file.ts";

/** Timings that may stand in one table: one scan, one engine, one adapter. */
export interface TimingGroup {
  /** For example "48 x 48 x 62 x 62, cpu". */
  readonly title: string;
  readonly timings: readonly StageTiming[];
}

/** Timings of a suite by scan, engine and adapter, in the file's order. */
export function timingGroups({ benches }: BenchFile): readonly TimingGroup[] {
  const groups = new Map<string, StageTiming[]>();
  for (const { stem4d } of benches) {
    const title = [
      stem4d.scan,
      stem4d.engine === "webgpu"
        ? `WebGPU, ${stem4d.adapter ?? "adapter not named"}`
        : "processor",
    ].join(", ");
    const group = groups.get(title) ?? [];
    group.push(stem4d);
    groups.set(title, group);
  }
  return [...groups].map(([title, timings]) => ({ title, timings }));
}
