import { floorSeconds } from "../machine/floor_seconds.ts";
import type { MachineFloor } from "../record/bench_file.ts";
import type {
  LeftOutSize,
  PowerLaw,
  ScalingPoint,
  ScalingSeries,
} from "../record/scaling_file.ts";
import type { StageWork } from "../stage/bench_stage.ts";
import { fitPowerLaw } from "../statistics/fit_power_law.ts";
import { median } from "../statistics/median.ts";

/** A size as it was timed, before its work is counted. */
export type MeasuredPoint = Omit<ScalingPoint, "workUnits"> & {
  readonly work: StageWork;
};

/** What a series is made of. */
export interface ScalingSeriesOptions {
  readonly stage: string;
  readonly engine: "cpu" | "webgpu";
  readonly axis: "scan" | "detector";
  readonly otherSide: number;
  /** The smallest first. */
  readonly points: readonly MeasuredPoint[];
  readonly leftOut: readonly LeftOutSize[];
  /** Decides between bytes and operations. */
  readonly floor: MachineFloor;
}

/**
 * Bytes from which on a scan tells whether a stage keeps it. A pass holds some
 * blocks, and as many again that await collection: its peak was seen to rise
 * with the scan up to about 0.5 GiB (300 MiB beyond the runtime, two threads)
 * and no further.
 */
const TELLING_BYTES = 2 ** 29;

/** Fits time, work and memory of one stage to its sizes. */
export function scalingSeries(
  { points: measured, floor, ...rest }: ScalingSeriesOptions,
): ScalingSeries {
  const workUnit = unitOfWork(measured.at(-1)?.work, floor);
  const points = measured.map(({ work, ...point }): ScalingPoint => ({
    ...point,
    workUnits: work[workUnit],
  }));
  const time = fit(points, ({ samples }) => median(samples));
  const work = fit(points, ({ workUnits }) => workUnits);
  return {
    ...rest,
    points,
    time,
    work,
    workUnit,
    memory: fit(points, ({ peakBytes }) => peakBytes),
    memoryPerScanByte: memoryPerScanByte(points),
    superlinear: time !== null && work !== null &&
      time.exponent - time.halfWidth > work.exponent + work.halfWidth,
  };
}

/** What sets the floor of some work. */
function unitOfWork(
  work: StageWork | undefined,
  floor: MachineFloor,
): "bytes" | "flops" {
  if (work === undefined) return "bytes";
  const { bytes, flops } = work;
  return floorSeconds({ bytes, flops: 0 }, floor) >=
      floorSeconds({ bytes: 0, flops }, floor)
    ? "bytes"
    : "flops";
}

/** Null below three points, or where one has no value that a logarithm takes. */
function fit(
  points: readonly ScalingPoint[],
  value: (point: ScalingPoint) => number | null,
): PowerLaw | null {
  const values = points.map((point) => value(point) ?? 0);
  if (values.some((one) => !(one > 0))) return null;
  const law = fitPowerLaw(points.map(({ count }) => count), values);
  return law && { exponent: law.exponent, halfWidth: law.halfWidth };
}

function memoryPerScanByte(points: readonly ScalingPoint[]): number | null {
  const [before, last] = points.slice(-2);
  if (last === undefined || before.scanBytes < TELLING_BYTES) return null;
  if (before.peakBytes === null || last.peakBytes === null) return null;
  return (last.peakBytes - before.peakBytes) /
    (last.scanBytes - before.scanBytes);
}
