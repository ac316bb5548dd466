import type { ComparisonRecord, NetworkRecord } from "../../run/run_result.ts";

/** A compared figure that is a training loss. */
export interface LossComparison {
  /** Which network. */
  readonly kind: NetworkRecord["kind"];
  /** Material that it was trained on. */
  readonly material: string;
  /** Epoch, the first is 1. */
  readonly epoch: number;
}

/**
 * The network and epoch of a comparison whose figure reads like
 * "AE loss, WSe2, epoch 40"; undefined for any other figure.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { lossComparison } from "./loss_comparison.ts";
 *
 * deepStrictEqual(
 *   lossComparison({ figure: "VAE loss, WS2, epoch 5" }),
 *   { kind: "vae", material: "WS2", epoch: 5 },
 * );
 * ```
 */
export function lossComparison(
  comparison: Pick<ComparisonRecord, "figure">,
): LossComparison | undefined {
  const found = /^(AE|VAE) loss, ([^,]+), epoch (\d+)$/.exec(comparison.figure);
  if (found === null) return undefined;
  return {
    kind: found[1] === "AE" ? "ae" : "vae",
    material: found[2],
    epoch: Number(found[3]),
  };
}
