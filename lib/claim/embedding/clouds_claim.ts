import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import { countClouds } from "../../score/cloud/count_clouds.ts";
import { neighbourPurity } from "../../score/cloud/neighbour_purity.ts";
import { silhouette } from "../../score/cloud/silhouette.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { sampleRows } from "../evidence/sample_rows.ts";
import { bestMaterials } from "../region/material_maps.ts";
import { claimRow } from "../row/claim_row.ts";
import { plainNumber } from "../row/plain_number.ts";

/**
 * The embedding shows distinct clouds of support, WS2 and WSe2: how many large
 * ones there are, whether neighbours in it are of one region, and how far the
 * regions lie apart. Of a seeded sample; regions are the true ones where they
 * are known, else the run's own.
 */
export const cloudsClaim: Claim = {
  id: "umap",
  judge(evidence) {
    const sample = sampleEmbedding(evidence);
    const { clouds, purity, silhouette: apart } = CLAIM_BOUNDS;
    const common = {
      source: "course",
      evidence: ["umap", sample?.array ?? "materials"],
    };
    const own = sample?.array === "materials"
      ? ", by the run's own materials"
      : "";
    const { points = [], labels = [], dimensions = 1 } = sample ?? {};
    const count = countClouds(points, { dimensions, ...clouds });
    const pure = neighbourPurity(points, {
      dimensions,
      labels,
      neighbours: PUBLISHED.umap.neighbours,
    });
    const distance = silhouette(points, { dimensions, labels });
    return [
      claimRow(evidence, {
        ...common,
        id: "umap.clouds",
        claim: "UMAP shows three large clouds",
        values: [count],
        published: PUBLISHED.clouds,
        measured: `${count} large clouds`,
        wanted: `${PUBLISHED.clouds}`,
        basis: clouds.basis,
        holds: Math.abs(count - PUBLISHED.clouds) <= clouds.within,
      }),
      claimRow(evidence, {
        ...common,
        id: "umap.purity",
        claim: "the clouds are support, WS2 and WSe2",
        values: [pure],
        measured: `purity ${
          plainNumber(pure)
        } of the ${PUBLISHED.umap.neighbours} nearest neighbours${own}`,
        wanted: `at least ${purity.least}`,
        basis: purity.basis,
        holds: pure >= purity.least,
      }),
      claimRow(evidence, {
        ...common,
        id: "umap.silhouette",
        claim: "the clouds of support, WS2 and WSe2 lie apart",
        values: [distance],
        measured: `silhouette ${plainNumber(distance)}${own}`,
        wanted: `at least ${apart.least}`,
        basis: apart.basis,
        holds: distance >= apart.least,
      }),
    ];
  },
};

function sampleEmbedding(evidence: ClaimEvidence) {
  const umap = evidence.arrays.get("umap");
  const map = bestMaterials(evidence);
  if (umap === undefined || map === undefined) return undefined;
  const dimensions = umap.shape[umap.shape.length - 1];
  const rows = sampleRows(
    Uint32Array.from({ length: map.labels.length }, (_, i) => i),
    {
      most: CLAIM_BOUNDS.clouds.sample,
      seed: evidence.result.seed,
      name: "clouds",
    },
  );
  const points = new Float64Array(rows.length * dimensions);
  rows.forEach((row, i) => {
    for (let d = 0; d < dimensions; d++) {
      points[i * dimensions + d] = umap.data[row * dimensions + d];
    }
  });
  return {
    points,
    dimensions,
    labels: Int8Array.from(rows, (row) => map.labels[row]),
    array: map.array,
  };
}
