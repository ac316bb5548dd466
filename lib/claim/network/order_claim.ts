import type { Claim } from "../claim.ts";
import { claimRow } from "../row/claim_row.ts";

/** The autoencoder reconstructs better than the variational one in both materials. */
export const orderClaim: Claim = {
  id: "order",
  judge(evidence) {
    return ["WS2", "WSe2"].map((material) => {
      const last = (kind: string) =>
        evidence.result.networks.find((network) =>
          network.kind === kind && network.material === material
        )?.loss.at(-1);
      const [ae, vae] = [last("ae"), last("vae")];
      return claimRow(evidence, {
        id: `order.${material}`,
        claim: `the AE reconstructs ${material} better than the VAE`,
        source: "course",
        values: [ae, vae],
        measured: `last losses ${ae?.toFixed(4)} and ${vae?.toFixed(4)}`,
        wanted: "AE below VAE",
        basis: "the order alone, as the source compares its own two numbers",
        holds: ae! < vae!,
        evidence: ["networks"],
      });
    });
  },
};
