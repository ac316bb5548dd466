import type { MachineFloor } from "../record/bench_file.ts";
import type { LeftOutSize, ScalingSeries } from "../record/scaling_file.ts";
import type { BenchStage } from "../stage/bench_stage.ts";
import { type MeasuredPoint, scalingSeries } from "./scaling_series.ts";
import { type SizedSubject, timeSizes } from "./time_sizes.ts";

/** A subject with the size of the scan that it has opened. */
export interface OpenedSize extends SizedSubject {
  /** Bytes of the whole scan as stored. */
  readonly scanBytes: number;
}

/** How stages are timed along an axis. */
export interface ScaleAxisOptions {
  readonly axis: "scan" | "detector";
  /** Side of what stays. */
  readonly otherSide: number;
  readonly engine: "cpu" | "webgpu";
  /** Stages in an order in which each finds what it needs. */
  readonly stages: readonly Pick<BenchStage, "name" | "needs" | "runsOn">[];
  /** Whether a stage is wanted for itself, not only by others. */
  readonly isWanted: (stage: string) => boolean;
  readonly repeats: number;
  readonly budget: number;
  readonly floor: MachineFloor;
  /** Told what happens. */
  readonly say: (text: string) => void;
}

/**
 * Times stages at every size, stage by stage. A stage that does not run at a
 * size takes those with it that need it.
 *
 * @param sizes the smallest first
 */
export async function scaleAxis(
  sizes: readonly OpenedSize[],
  options: ScaleAxisOptions,
): Promise<ScalingSeries[]> {
  const { axis, otherSide, stages, isWanted, budget, floor, say } = options;
  /** Stages that are lacking, by side. */
  const lacking = new Map(sizes.map(({ side }) => [side, new Set<string>()]));
  const series: ScalingSeries[] = [];
  for (const { name, needs, runsOn } of stages) {
    say(`${axis}: ${name}`);
    const leftOut: LeftOutSize[] = [];
    const leave = (left: LeftOutSize) => {
      leftOut.push(left);
      lacking.get(left.side)!.add(name);
      say(`${axis} ${left.side}: ${name} left out: ${left.why}`);
    };
    const able = sizes.filter(({ side }) => {
      const lack = needs.find((need) => lacking.get(side)!.has(need));
      if (lack === undefined) return true;
      const why = `${lack}, which it needs, did not run`;
      leave({ side, why, predictedSeconds: null });
      return false;
    });
    const timed = await timeSizes(able, name, {
      repeats: isWanted(name) ? options.repeats : 0,
      budget,
    });
    const points: MeasuredPoint[] = [];
    timed.forEach(({ samples, peakBytes, description, ...timing }, i) => {
      const { side, count, scanBytes } = able[i];
      const { why, predictedSeconds } = timing;
      if (why !== null) leave({ side, why, predictedSeconds });
      if (description?.work === undefined || samples.length === 0) return;
      const { size, work } = description;
      points.push({ side, count, size, samples, work, scanBytes, peakBytes });
    });
    if (!isWanted(name)) continue;
    series.push(scalingSeries({
      stage: name,
      engine: runsOn === "engine" ? options.engine : "cpu",
      axis,
      otherSide,
      points,
      leftOut,
      floor,
    }));
  }
  return series;
}
