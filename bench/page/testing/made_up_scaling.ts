import type { RandomStream } from "../../../lib/random/random_stream.ts";
import type {
  ScalingFile,
  ScalingPoint,
  ScalingSeries,
} from "../../record/scaling_file.ts";
import { fitPowerLaw } from "../../statistics/fit_power_law.ts";
import { median } from "../../statistics/median.ts";
import { MADE_UP_ENVIRONMENT } from "./made_up_environment.ts";
import { MADE_UP_STAGES } from "./made_up_stages.ts";

/** Made-up costs at five scan sizes and four detector sizes. */
export function madeUpScaling(random: RandomStream): ScalingFile {
  const axes = [
    ["scan", [32, 48, 64, 96, 128], 96],
    ["detector", [31, 62, 93, 124], 62],
  ] as const;
  const series = axes.flatMap(([axis, sides, usual]) =>
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
        points,
        time,
        work,
        memory: fit(points.map(({ peakBytes }) => peakBytes ?? NaN)),
        superlinear: time !== null && work !== null &&
          time.exponent - time.halfWidth > work.exponent + work.halfWidth,
      };
    })
  );
  return {
    schema: "stem4d-bench-scaling/1",
    environment: MADE_UP_ENVIRONMENT,
    command: ["--scans", "32,48,64,96,128"],
    series,
  };
}
