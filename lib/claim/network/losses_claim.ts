import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import type { ClaimEvidence } from "../claim_evidence.ts";
import { figureRow } from "../row/figure_row.ts";
import { otherSize } from "../row/other_size.ts";

const NETWORKS = (["ae", "vae"] as const).flatMap((kind) =>
  (["WS2", "WSe2"] as const).map((material) => ({ kind, material }))
);

/** The 36 losses of the course's notebook, as its code prints them. */
export const lossesClaim: Claim = {
  id: "loss",
  judge(evidence) {
    const { epochs } = PUBLISHED.losses;
    return NETWORKS.flatMap(({ kind, material }) =>
      epochs.map((epoch, i) =>
        figureRow(evidence, {
          id: `loss.${kind}.${material}.${epoch}`,
          claim: `${kind.toUpperCase()} loss, ${material}, epoch ${epoch}`,
          source: "course",
          value: lossAt(evidence, { kind, material, epoch }),
          published: PUBLISHED.losses[kind][material][i],
          tolerance: CLAIM_BOUNDS.loss,
          untestable: otherSize(evidence.result),
          evidence: ["networks"],
        })
      )
    );
  },
};

/** The table of the course's README; it calls the VAE's whole loss its reconstruction. */
export const readmeLossesClaim: Claim = {
  id: "readme",
  judge(evidence) {
    return NETWORKS.map(({ kind, material }) =>
      figureRow(evidence, {
        id: `readme.${kind}.${material}`,
        claim: `${kind.toUpperCase()} loss, ${material}, README's table`,
        source: "course",
        value: lossAt(evidence, {
          kind,
          material,
          epoch: PUBLISHED.losses.epochs.at(-1)!,
        }),
        published: PUBLISHED.losses.readme[kind][material],
        tolerance: CLAIM_BOUNDS.loss,
        untestable: otherSize(evidence.result),
        evidence: ["networks"],
      })
    );
  },
};

function lossAt(
  { result }: ClaimEvidence,
  { kind, material, epoch }: {
    readonly kind: string;
    readonly material: string;
    readonly epoch: number;
  },
): number | undefined {
  return result.networks.find((network) =>
    network.kind === kind && network.material === material
  )?.loss[epoch - 1];
}
