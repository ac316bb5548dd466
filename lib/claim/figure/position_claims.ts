import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import { claimRow } from "../row/claim_row.ts";
import { figureRow } from "../row/figure_row.ts";
import { NOT_MEASURED } from "../row/not_measured.ts";
import { otherSize } from "../row/other_size.ts";

/** Positions of support, WS2 and WSe2. */
export const positionsClaim: Claim = {
  id: "positions",
  judge(evidence) {
    const { clusters, input } = evidence.result;
    const [rows, columns] = input.shape.scan;
    const flake = clusters.level1?.reduce(
      (sum, { positions }) => sum + positions,
      0,
    );
    const named = (name: string) =>
      clusters.materials?.find((cluster) => cluster.name === name)?.positions;
    const figure = (
      name: keyof typeof PUBLISHED.positions,
      value: number | undefined,
    ) =>
      figureRow(evidence, {
        id: `positions.${name}`,
        claim: `positions of ${name === "background" ? "the support" : name}`,
        source: "course",
        value,
        published: PUBLISHED.positions[name],
        tolerance: CLAIM_BOUNDS.positions,
        untestable: otherSize(evidence.result),
        evidence: [name === "background" ? "level1" : "materials"],
      });
    return [
      figure("background", rows * columns - (flake ?? NaN)),
      figure("WS2", named("WS2")),
      figure("WSe2", named("WSe2")),
    ];
  },
};

/** Positions of the sub-domains, sorted by size: the sources order them by chance. */
export const subdomainPositionsClaim: Claim = {
  id: "subdomains",
  judge(evidence) {
    const { clusters, evidence: measured } = evidence.result;
    return (["shi2022", "course"] as const).flatMap((source) =>
      (["WS2", "WSe2"] as const).map((material) => {
        const halves = source === "shi2022" && material === "WS2";
        const theirs = [...PUBLISHED.subdomainPositions[source][material]]
          .sort((a, b) => b - a);
        const ours = halves
          ? measured?.halves.positions ?? []
          : (clusters.level3 ?? []).filter(({ name }) =>
            name.startsWith(`${material},`)
          ).map(({ positions }) => positions).sort((a, b) => b - a);
        const { share, basis } = CLAIM_BOUNDS.subdomainPositions;
        const furthest = ours.length === theirs.length
          ? Math.max(
            ...ours.map((value, i) => Math.abs(value / theirs[i] - 1)),
          )
          : Infinity;
        return claimRow(evidence, {
          id: `subdomains.${source}.${material}`,
          kind: "figure",
          claim: `positions of the ${theirs.length} sub-domains of ${material}`,
          source,
          values: ours.length > 0 ? ours : [NaN],
          published: theirs[0],
          measured: ours.join(", "),
          wanted: `${theirs.join(", ")}, each \u00b1 ${100 * share} %`,
          basis,
          holds: furthest <= share,
          untestable: otherSize(evidence.result) ??
            (halves && measured === undefined ? NOT_MEASURED : undefined),
          evidence: [halves ? "evidence.halves" : "level3"],
        });
      })
    );
  },
};
