import type { QualityAxis, QualityChange } from "./quality_axes.ts";

/** A point that a chain gives. */
export interface PlannedPoint {
  readonly axis: string;
  readonly value: number;
  readonly seed: number;
}

/** One run of the whole chain. */
export interface PlannedChain extends QualityChange {
  readonly seed: number;
  /** Points that it gives: the usual chain gives one to every axis. */
  readonly points: readonly PlannedPoint[];
}

/**
 * Chains in the order in which they run: all of one seed, then all of the next,
 * so that whatever ends early has seen every value, and what slows the machine
 * down for a while slows a seed and not a value. Within a seed those on the
 * usual scan come first and in a row.
 *
 * @param axes what is varied
 * @param seeds of junction and recipe alike
 */
export function qualityPlan(
  axes: readonly QualityAxis[],
  { seeds, seedAxis }: {
    readonly seeds: readonly number[];
    /** Whether the seed is an axis too. */
    readonly seedAxis: boolean;
  },
): PlannedChain[] {
  return seeds.flatMap((seed) => {
    const usual: PlannedChain = {
      seed,
      points: [
        ...axes.map(({ axis, usual }) => ({ axis, value: usual, seed })),
        ...seedAxis ? [{ axis: "seed", value: seed, seed }] : [],
      ],
    };
    const others = axes.flatMap((one) =>
      one.values.filter((value) => value !== one.usual).map((value) => ({
        seed,
        points: [{ axis: one.axis, value, seed }],
        ...one.change(value),
      }))
    );
    return [
      usual,
      ...others.filter(({ overrides }) => overrides === undefined),
      ...others.filter(({ overrides }) => overrides !== undefined),
    ];
  });
}
