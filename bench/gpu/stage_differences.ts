import type { StageOutcomes } from "../../lib/recipe/stage/recipe_chain.ts";
import { adjustedRandIndex } from "../../lib/score/adjusted_rand_index.ts";

/** By how much a stage's outcome differs between the engines. */
export interface StageDifference {
  /** What was compared. */
  readonly what: string;
  /** The difference. */
  readonly value: number;
  /** What it may be at most. */
  readonly bound: number;
}

/**
 * Compares what a stage left on an adapter with what it left on the threads,
 * both having started from the same. Stages that run on the threads in either
 * case are not compared.
 */
export function stageDifferences(
  stage: string,
  ours: StageOutcomes,
  reference: StageOutcomes,
): StageDifference[] {
  switch (stage) {
    case "measure": {
      const [a, b] = [ours.measurement!, reference.measurement!];
      return [
        {
          what: "values",
          value: a.valuesSha256 === b.valuesSha256 ? 0 : 1,
          bound: 0,
        },
        // Float32 sums of some thousand pixels over their sum.
        {
          what: "shifts, pixels",
          value: largest(a.shifts, b.shifts),
          bound: 1e-4,
        },
        { what: "dark field", value: share(a.adf, b.adf), bound: 1e-4 },
        // Steep disks' edges, moved by what shifts differ.
        { what: "deviations", value: share(a.nested, b.nested), bound: 1e-3 },
      ];
    }
    case "gather":
      return [{
        what: "features",
        value: share(ours.matrix!.values, reference.matrix!.values),
        bound: 1e-4,
      }];
    case "neighbours": {
      const [a, b] = [ours.neighbours!.indices, reference.neighbours!.indices];
      let different = 0;
      a.forEach((index, i) => different += Number(index !== b[i]));
      // Both rank in float64: only where a candidate was missed.
      return [{
        what: "neighbours",
        value: different / a.length,
        bound: 1e-6,
      }];
    }
    case "level1":
      return [labels("level 1", ours.level1!, reference.level1!)];
    case "level2":
      return [labels("level 2", ours.level2!, reference.level2!)];
    case "level3":
      return ours.level3!.map((level, i) =>
        labels(`level 3, material ${i}`, level, reference.level3![i])
      );
    case "train":
      return (["ae", "vae"] as const).flatMap((kind) =>
        ours[kind]!.map(({ record }, i) => {
          const theirs = reference[kind]![i].record;
          const [a, b] = [record.loss.at(-1)!, theirs.loss.at(-1)!];
          return {
            what: `loss, ${kind} of ${record.material}`,
            value: Math.abs(a / b - 1),
            bound: 0.01,
          };
        })
      );
    default:
      return [];
  }
}

function labels(
  what: string,
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
): StageDifference {
  const index = adjustedRandIndex(Array.from(ours), Array.from(theirs));
  return { what: `${what}, 1 - ARI`, value: 1 - index, bound: 1e-3 };
}

/** Largest difference; not a number where one is not, which no bound allows. */
function largest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (!(difference <= most)) most = difference;
    if (Number.isNaN(most)) break;
  }
  return most;
}

/** Largest difference as a share of the largest value. */
function share(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let scale = 0;
  for (let i = 0; i < b.length; i++) scale = Math.max(scale, Math.abs(b[i]));
  return largest(a, b) / scale;
}
