import type { RandomStream } from "../../../lib/random/random_stream.ts";
import type { QualityFile, QualityPoint } from "../../record/quality_file.ts";
import { MADE_UP_ENVIRONMENT } from "./made_up_environment.ts";

/** Made-up accuracy against dose, drift, strain, seed and effort. */
export function madeUpQuality(random: RandomStream): QualityFile {
  const point = (
    value: number,
    seed: number,
    { ease, seconds }: { readonly ease: number; readonly seconds: number },
  ): QualityPoint => {
    const share = 1 / (1 + Math.exp(-ease));
    const noisy = (score: number) => score * (1 - 0.03 * random.uniform());
    return {
      value,
      seed,
      seconds: seconds * Math.exp(0.05 * random.normal()),
      accuracy: ease < -5 ? {} : {
        "flake ARI": Math.min(1, share ** 0.01),
        "materials ARI": Math.min(1, share ** 0.2),
        "WS2 level 3 ARI": noisy(0.33 * share),
        "WSe2 level 3 ARI": noisy(0.52 * share),
        "residual px": 0.03 / share,
      },
      failure: ease < -5
        ? "level 1 found one region: wanted a flake and its support"
        : null,
    };
  };
  const seeds = [0, 1, 2, 3, 4];
  const series = (
    [axis, unit, usual]: readonly [string, string, number],
    values: readonly number[],
    cost: (
      value: number,
    ) => { readonly ease: number; readonly seconds: number },
  ) => ({
    axis,
    unit,
    usual,
    points: values.flatMap((value) =>
      seeds.map((seed) => point(value, seed, cost(value)))
    ),
  });
  return {
    schema: "stem4d-bench-quality/1",
    environment: MADE_UP_ENVIRONMENT,
    command: ["deno", "task", "bench:quality", "--scan", "64", "--seeds", "5"],
    scan: "64 x 64 x 62 x 62",
    engine: "cpu",
    leftOut: [{ axis: "drift", value: 3, seed: 4 }],
    series: [
      series(
        ["dose", "electrons a pattern", 400000],
        [400, 4000, 40000, 400000, 4000000],
        (value) => ({ ease: Math.log(value / 80000) * 1.8, seconds: 14 }),
      ),
      series(
        ["drift", "px", 0.25],
        [0.0625, 0.125, 0.25, 0.5, 1, 2],
        (value) => ({ ease: 4 - 2 * value, seconds: 14 }),
      ),
      series(
        ["strain", "", 0.0012],
        [0.0003, 0.0006, 0.0012, 0.0024],
        () => ({ ease: 4, seconds: 14 }),
      ),
      {
        ...series(
          ["epochs", "", 40],
          [5, 10, 20, 40],
          (value) => ({ ease: Math.log(value / 2), seconds: 6 + 0.2 * value }),
        ),
        reached: [{
          measure: "WSe2 level 3 ARI",
          wanted: 0.467,
          value: 20,
          seconds: 10.1,
          usualSeconds: 14.2,
        }],
      },
      series(
        ["passes", "", 1],
        [1, 2, 3],
        (value) => ({ ease: 2 + value, seconds: 12 + 2 * value }),
      ),
      {
        axis: "seed",
        unit: "",
        usual: 0,
        points: seeds.map((seed) =>
          point(seed, seed, { ease: 3, seconds: 14 })
        ),
      },
    ],
  };
}
