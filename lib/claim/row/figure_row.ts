import type { ClaimEvidence } from "../claim_evidence.ts";
import type { ClaimRecord } from "../claim_record.ts";
import { claimRow, type ClaimRowOptions } from "./claim_row.ts";
import { plainNumber } from "./plain_number.ts";

/** A number beside its published one. */
export interface FigureRowOptions
  extends Pick<ClaimRowOptions, "id" | "claim" | "source" | "untestable"> {
  /** Ours. */
  readonly value: number | null | undefined;
  readonly published: number;
  /** Tolerance: absolute, or a share of the published number. */
  readonly tolerance:
    & { readonly basis: string }
    & (
      | { readonly within: number }
      | { readonly share: number }
    );
  /** Unit with a leading space, or nothing. */
  readonly unit?: string;
  readonly evidence: readonly string[];
}

/** A row that holds where the number is within its tolerance of the published one. */
export function figureRow(
  evidence: Pick<ClaimEvidence, "result">,
  options: FigureRowOptions,
): ClaimRecord {
  const { value, published, tolerance, unit = "" } = options;
  const within = "within" in tolerance
    ? tolerance.within
    : tolerance.share * Math.abs(published);
  // A sum of decimals may miss its bound by rounding.
  const distance = Math.abs((value ?? NaN) - published);
  return claimRow(evidence, {
    ...options,
    kind: "figure",
    values: [value],
    measured: `${plainNumber(value ?? NaN)}${unit}`,
    wanted: within === 0
      ? `${plainNumber(published)}${unit}`
      : `${plainNumber(published)} \u00b1 ${plainNumber(within)}${unit}`,
    basis: tolerance.basis,
    holds: distance <= within * (1 + 1e-9),
  });
}
