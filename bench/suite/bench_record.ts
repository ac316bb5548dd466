import { floorSeconds } from "../machine/floor_seconds.ts";
import type {
  BenchRecord,
  MachineFloor,
  StageTiming,
} from "../record/bench_file.ts";
import { median } from "../statistics/median.ts";
import { benchStatistics } from "./bench_statistics.ts";

/** A stage's timing before it is held against the machine. */
export interface MeasuredStage
  extends Omit<StageTiming, "floorSeconds" | "timesFloor"> {
  /** What the machine can do at most on the engine. */
  readonly floor: MachineFloor;
}

/** One bench of the suite's file. */
export function benchRecord(
  { floor, ...timing }: MeasuredStage,
): BenchRecord {
  const least = floorSeconds(timing.work, floor);
  const { stage, size, engine, samples } = timing;
  return {
    origin: "bench/suite.ts",
    group: stage,
    name: `${stage}, ${size} [${engine}]`,
    baseline: false,
    results: [{ ok: benchStatistics(samples) }],
    stem4d: {
      ...timing,
      floorSeconds: least,
      timesFloor: median(samples) / least,
    },
  };
}
