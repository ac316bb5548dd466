import reference from "../../fixtures/pytorch/quick.json" with { type: "json" };
import type { NetworkRecord } from "../recipe/records.ts";
import type { CheckRecord } from "../score/records.ts";
import type { ComparisonRecord } from "./comparison_record.ts";

/** A run that may be the one that PyTorch trained on. */
export interface PytorchComparisonOptions {
  /** Digest of the scan's values. */
  readonly valuesSha256: string;
  /** Readings as the run's record has them. */
  readonly readings: Readonly<Record<string, unknown>>;
  /** The run's networks. */
  readonly networks: readonly NetworkRecord[];
}

/** Losses beside PyTorch's, and whether they agree; both empty where PyTorch trained on something else. */
export interface PytorchComparison {
  /** One row for each network and epoch. */
  readonly comparisons: readonly ComparisonRecord[];
  /** One row for each network's last epoch. */
  readonly checks: readonly CheckRecord[];
}

/** Relative distance of a last loss to PyTorch's mean that seeds do not explain. */
const TOLERANCE = 0.01;

/**
 * The quick junction's losses beside those of PyTorch on the very same
 * features (fixtures/pytorch/train.py made them, with several seeds): the
 * published losses belong to another size.
 */
export function compareWithPytorch(
  { valuesSha256, readings, networks }: PytorchComparisonOptions,
): PytorchComparison {
  const same = valuesSha256 === reference.values_sha256 &&
    JSON.stringify(sorted(readings)) ===
      JSON.stringify(sorted(reference.readings));
  if (!same) return { comparisons: [], checks: [] };
  const comparisons: ComparisonRecord[] = [];
  const checks: CheckRecord[] = [];
  for (const { kind, material, loss } of networks) {
    if (material !== "WS2" && material !== "WSe2") continue;
    const { mean, deviation, seeds } = reference.losses[kind][material];
    const name = kind.toUpperCase();
    reference.epochs.forEach((epoch, i) =>
      comparisons.push({
        figure: `${name} loss, ${material}, epoch ${epoch}`,
        ours: loss[epoch - 1],
        theirs: mean[i],
        source: "PyTorch",
        comparable: true,
      })
    );
    const last = mean.length - 1;
    const distance = Math.abs(loss[reference.epochs[last] - 1] - mean[last]);
    const bound = 4 * deviation[last] + TOLERANCE * mean[last];
    checks.push({
      claim:
        `the ${name} of ${material} learns as PyTorch's does on the same features`,
      measured: `loss ${loss[reference.epochs[last] - 1].toFixed(4)}`,
      wanted: `${mean[last].toFixed(4)} \u00b1 ${bound.toFixed(4)}`,
      basis: `four deviations of PyTorch's ${
        Object.keys(seeds).length
      } seeds and 1 % of their mean`,
      verdict: distance <= bound ? "holds" : "falls short",
    });
  }
  return { comparisons, checks };
}

function sorted(
  record: Readonly<Record<string, unknown>>,
): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => a < b ? -1 : 1);
}
