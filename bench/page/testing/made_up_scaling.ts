import type { RandomStream } from "../../../lib/random/random_stream.ts";
import type {
  ScalingFile,
  ScalingPoint,
  ScalingSeries,
} from "../../record/scaling_file.ts";
import { fitPowerLaw } from "../../statistics/fit_power_law.ts";
import { median } from "../../statistics/median.ts";
import { MADE_UP_ENVIRONMENT, MADE_UP_FLOOR } from "./made_up_environment.ts";
import { MADE_UP_STAGES } from "./made_up_stages.ts";

/** Made-up costs at five scan sizes and four detector sizes. */
export function madeUpScaling(random: RandomStream): ScalingFile {
  const axes = [
    ["scan", [32, 48, 64, 96, 128], 96, 62],
    ["detector", [32, 62, 93, 124], 62, 48],
  ] as const;
  const series = axes.flatMap(([axis, sides, usual, other]) =>
    MADE_UP_STAGES.map(({ stage, seconds, exponents, peak }): ScalingSeries => {
      const points = sides.map((side): ScalingPoint => {
        const size = (side / usual) ** 2;
        return {
          side,
          count: side * side,
          size: `${side * side} x 458`,
          samples: Array.from(
            { length: 5 },
            () =>
              seconds * size ** exponents[0] * Math.exp(0.06 * random.normal()),
          ),
          workUnits: 1e9 * size ** exponents[1],
          scanBytes: 4 * (side * other) ** 2,
          peakBytes: peak * (0.6 + 0.4 * size),
        };
      });
      const fit = (values: readonly number[]) =>
        fitPowerLaw(points.map(({ count }) => count), values);
      const time = fit(points.map(({ samples }) => median(samples)));
      const work = fit(points.map(({ workUnits }) => workUnits));
      return {
        stage,
        engine: "cpu",
        axis,
        otherSide: other,
        points,
        time,
        work,
        workUnit: "flops",
        memory: fit(points.map(({ peakBytes }) => peakBytes ?? NaN)),
        memoryPerScanByte: 0.4 * peak * 1e-9,
        superlinear: time !== null && work !== null &&
          time.exponent - time.halfWidth > work.exponent + work.halfWidth,
        leftOut: exponents[0] < 1.5 ? [] : [{
          side: 256,
          why: "a run would take about 95 s, more than 60 s",
          predictedSeconds: 95,
        }],
      };
    })
  );
  return {
    schema: "stem4d-bench-scaling/1",
    environment: MADE_UP_ENVIRONMENT,
    floor: MADE_UP_FLOOR,
    command: ["deno", "task", "bench:scaling", "--scans", "32,48,64,96,128"],
    series,
  };
}
