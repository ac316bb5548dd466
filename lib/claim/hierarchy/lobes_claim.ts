import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { namedMaterials } from "../region/material_maps.ts";
import { pieces } from "../region/pieces.ts";
import { claimRow } from "../row/claim_row.ts";

/**
 * Level 3 of WS2 is rotation, in lobes of alternating sign along the edges:
 * each position of the outer ring takes the rotation of its sub-domain's mean
 * pattern; going round the inner ring's middle, its sign must change as often
 * as there are lobes. Needs no truth.
 */
export const lobesClaim: Claim = {
  id: "level3.WS2",
  judge(evidence) {
    const changes = signChanges(evidence);
    return [claimRow(evidence, {
      id: "level3.WS2",
      claim:
        "level 3 of WS2 is rotation: lobes alternating in sign along the edges",
      source: "shi2022",
      values: [changes],
      published: PUBLISHED.lobes,
      measured: `${changes} changes of sign around the outer ring`,
      wanted: `${PUBLISHED.lobes} changes`,
      basis: CLAIM_BOUNDS.lobes.basis,
      holds: Math.abs(changes - PUBLISHED.lobes) <= CLAIM_BOUNDS.lobes.within,
      evidence: ["level3", "materials", "clusters.level3"],
    })];
  },
};

function signChanges(evidence: ClaimEvidence): number {
  const map = namedMaterials(evidence);
  const level3 = evidence.arrays.get("level3");
  if (map === undefined || level3 === undefined) return NaN;
  const { labels, columns } = map;
  const rotation = new Map(
    (evidence.result.clusters.level3 ?? []).flatMap(({ label, lattice }) =>
      lattice === null ? [] : [[label, lattice.rotation] as const]
    ),
  );
  const [ring = []] = pieces({
    columns,
    positions: labels.length,
    inside: (position) => labels[position] === 1,
  });
  const inner = Array.from(labels, (_, position) => position).filter((
    position,
  ) => labels[position] === 2);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = [
    mean(inner.map((position) => Math.floor(position / columns))),
    mean(inner.map((position) => position % columns)),
  ];

  const turned = ring.flatMap((position) => {
    const angle = rotation.get(level3.data[position]);
    return angle === undefined ? [] : [{ position, angle }];
  });
  if (turned.length === 0) return NaN;
  // Directions modulo 60 degrees, about the first.
  const from = turned[0].angle;
  const turns = turned.map(({ angle }) =>
    ((angle - from + 90) % 60 + 60) % 60 - 30
  );
  const zero = mean(turns);
  const { sectors, counts } = CLAIM_BOUNDS.lobes;
  const sums = Array.from({ length: sectors }, () => ({ sum: 0, count: 0 }));
  turned.forEach(({ position }, i) => {
    const azimuth = Math.atan2(
      middle[0] - Math.floor(position / columns),
      position % columns - middle[1],
    );
    const part = (azimuth / (2 * Math.PI) + 1) % 1;
    const sector = sums[Math.min(sectors - 1, Math.floor(part * sectors))];
    sector.sum += turns[i] - zero;
    sector.count++;
  });
  const means = sums.flatMap(({ sum, count }) =>
    count === 0 ? [] : [sum / count]
  );
  const least = counts * Math.max(...means.map(Math.abs));
  const signs = means.filter((turn) => least > 0 && Math.abs(turn) >= least)
    .map(Math.sign);
  return signs.filter((sign, i) => sign !== signs.at(i - 1)).length;
}
