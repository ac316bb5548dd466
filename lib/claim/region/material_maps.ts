import type { ClaimEvidence } from "../claim_evidence.ts";

/** Materials by position: 0 support, 1 WS2, 2 WSe2. */
export interface MaterialMap {
  /** Label of each position. */
  readonly labels: ArrayLike<number>;
  /** Columns of the scan. */
  readonly columns: number;
  /** Array that it was taken from. */
  readonly array: string;
}

/** The materials as the run named them; undefined where it did not name both. */
export function namedMaterials(
  { result, arrays }: ClaimEvidence,
): MaterialMap | undefined {
  const map = arrays.get("materials");
  const [ws2, wse2] = ["WS2", "WSe2"].map((name) =>
    result.clusters.materials?.find((cluster) => cluster.name === name)?.label
  );
  if (map === undefined || ws2 === undefined || wse2 === undefined) {
    return undefined;
  }
  return {
    labels: Int8Array.from(
      map.data,
      (label) => label === ws2 ? 1 : label === wse2 ? 2 : 0,
    ),
    columns: map.shape[1],
    array: "materials",
  };
}

/** The true materials where they are known, else as the run named them. */
export function bestMaterials(
  evidence: ClaimEvidence,
): MaterialMap | undefined {
  const truth = evidence.arrays.get("truth_material");
  return truth === undefined ? namedMaterials(evidence) : {
    labels: truth.data,
    columns: truth.shape[1],
    array: "truth_material",
  };
}
