import { assertTurns } from "../testing/assert_turns.ts";

Deno.test("a VAE that ends below the AE is noticed in either material", () => {
  for (const material of ["WS2", "WSe2"]) {
    assertTurns(`order.${material}`, ({ result }) => {
      result.networks = result.networks.map((network) =>
        network.kind === "vae" && network.material === material
          ? { ...network, loss: [...network.loss.slice(0, -1), 0.1] }
          : network
      );
    });
  }
});
