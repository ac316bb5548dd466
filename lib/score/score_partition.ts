import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { compareLabelMaps } from "./compare_label_maps.ts";
import type { ScoreRecord } from "./records.ts";

/** A partition to score: a label for each scan position, row by row, 0 for the support. */
export interface PartitionLabels {
  /** Materials; the support's label is 0, the others' names don't matter. */
  readonly materials?: ArrayLike<number>;
  /** Sub-domains, whatever their names. */
  readonly domains?: ArrayLike<number>;
}

/** Names of the true materials, by label. */
const MATERIALS = ["support", "WS2", "WSe2"];

/**
 * Scores a partition of one's own against a fixture's truth, as the recipe's
 * are scored: the flake on all positions, the materials on the true flake, the
 * sub-domains on each true material; of each the adjusted Rand index (ARI),
 * normalized mutual information (NMI), best-matched accuracy, and the F-score of
 * the boundaries within one scan position. The flake is where `materials` is
 * above 0, or `domains` where there is no other. `formatScores` makes them a
 * table.
 *
 * @throws {InputError} where the scan knows no truth, or a map has another number of positions
 *
 * @example
 * ```ts
 * import { ok, strictEqual } from "node:assert/strict";
 * import { fixtureFamily, formatScores, scorePartition } from "../../mod.ts";
 *
 * const fixture = fixtureFamily.find(({ name }) => name === "upside down")!;
 * const scan = fixture.create(3);
 * // A method that knows the materials and takes each for one domain.
 * const { material } = scan.truth;
 * const scores = scorePartition(scan, { materials: material, domains: material });
 * strictEqual(scores[0].subject, "flake");
 * strictEqual(scores[0].value, 1);
 * console.log(formatScores(scores));
 * ok(formatScores(scores).includes("WSe2 sub-domains"));
 * ```
 */
export function scorePartition(
  { shape: { scan: [rows, columns] }, truth }: Pick<
    ScanSource,
    "shape" | "truth"
  >,
  { materials, domains }: PartitionLabels,
): ScoreRecord[] {
  if (truth === undefined) {
    throw new InputError(
      "Cannot score a partition as the scan's truth is not known: give a fixture, or a file written from one",
    );
  }
  for (const [name, map] of Object.entries({ materials, domains })) {
    if (map === undefined || map.length === rows * columns) continue;
    throw new InputError(
      `Cannot score ${name}: wanted a label for each of ${rows} x ${columns} positions, was given ${map.length}`,
    );
  }
  const flake = materials ?? domains;
  if (flake === undefined) {
    throw new InputError(
      "Cannot score a partition without labels: give materials, domains or both",
    );
  }
  const { material, subdomain } = truth;
  const scores = compareLabelMaps(
    material.map((label) => label > 0 ? 1 : 0),
    Array.from(flake, (label) => label > 0 ? 1 : 0),
    { subject: "flake", columns },
  );
  if (materials !== undefined) {
    scores.push(...compareLabelMaps(material, materials, {
      subject: "materials",
      inside: (position) => material[position] > 0,
      columns,
    }));
  }
  if (domains !== undefined) {
    for (const label of [1, 2]) {
      scores.push(...compareLabelMaps(subdomain, domains, {
        subject: `${MATERIALS[label]} sub-domains`,
        inside: (position) => material[position] === label,
        columns,
      }));
    }
  }
  return scores;
}
