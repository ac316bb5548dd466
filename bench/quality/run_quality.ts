import type {
  QualityFile,
  QualityPoint,
  QualitySeries,
} from "../record/quality_file.ts";
import type { QualityAxis } from "./quality_axes.ts";
import { type PlannedChain, qualityPlan } from "./quality_plan.ts";
import type { ChainOutcome } from "./run_chain.ts";
import { timeToQuality } from "./time_to_quality.ts";

/** What is run. */
export interface RunQualityOptions {
  readonly axes: readonly QualityAxis[];
  /** Whether the seed is an axis too. */
  readonly seedAxis: boolean;
  /** Of junction and recipe alike; the first is the usual one. */
  readonly seeds: readonly number[];
  /** Seconds after which no more chain is begun; the first seed is run in any case. */
  readonly budget: number;
  /** Runs one chain; whatever a scan does wrong is an outcome. */
  readonly run: (chain: PlannedChain) => Promise<ChainOutcome>;
  /** Told what happens. */
  readonly say: (text: string) => void;
  /** Gives the time in seconds; default: `performance.now`. */
  readonly clock?: () => number;
}

/**
 * Runs the whole chain at every value of every axis, seed by seed, as long as
 * there is time.
 */
export async function runQuality(
  {
    axes,
    seedAxis,
    seeds,
    budget,
    run,
    say,
    clock = () => performance.now() / 1000,
  }: RunQualityOptions,
): Promise<Pick<QualityFile, "series" | "leftOut">> {
  const plan = qualityPlan(axes, { seeds, seedAxis });
  const begin = clock();
  const points = new Map<string, QualityPoint[]>();
  const leftOut: QualityFile["leftOut"][number][] = [];
  for (const [i, chain] of plan.entries()) {
    if (chain.seed !== seeds[0] && clock() - begin > budget) {
      leftOut.push(...chain.points);
      continue;
    }
    const outcome = await run(chain);
    for (const { axis, value, seed } of chain.points) {
      const all = points.get(axis) ?? [];
      all.push({ value, seed, ...outcome });
      points.set(axis, all);
    }
    say(`${i + 1}/${plan.length} ${described(chain, axes)}: ${told(outcome)}`);
  }
  const found = (axis: string) =>
    (points.get(axis) ?? []).toSorted((a, b) =>
      a.value - b.value || a.seed - b.seed
    );
  return {
    series: [
      ...axes.map(({ axis, unit, usual, kind, bearsOn }): QualitySeries => ({
        axis,
        unit,
        usual,
        points: found(axis),
        ...kind === "effort" &&
          {
            reached: timeToQuality(found(axis), usual, {
              ...bearsOn && { bearsOn },
            }),
          },
      })),
      ...seedAxis
        ? [{ axis: "seed", unit: "", usual: seeds[0], points: found("seed") }]
        : [],
    ],
    leftOut,
  };
}

function described(
  { seed, points: [first, ...more] }: PlannedChain,
  axes: readonly QualityAxis[],
): string {
  const usual = more.length > 0 || first === undefined ||
    axes.every(({ axis }) => axis !== first.axis);
  return `${
    usual ? "usual" : `${first.axis} ${Number(first.value.toPrecision(6))}`
  }, seed ${seed}`;
}

function told({ seconds, accuracy, failure }: ChainOutcome): string {
  if (failure !== null) return `failed: ${failure}`;
  const scores = ["flake ARI", "materials ARI"].flatMap((measure) =>
    measure in accuracy ? [`${measure} ${accuracy[measure].toFixed(3)}`] : []
  );
  return [`${seconds.toFixed(1)} s`, ...scores].join(", ");
}
