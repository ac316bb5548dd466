import { assertTurns } from "../testing/assert_turns.ts";

Deno.test("an AE whose sub-domains are as ragged as the VAE's is not sharper", () => {
  for (const truth of [true, false]) {
    for (const material of ["WS2", "WSe2"]) {
      assertTurns(`boundary.${material}`, ({ arrays }) => {
        arrays.set("ae", arrays.get("vae")!);
      }, { truth });
      assertTurns(`boundary.${material}`, ({ arrays }) => {
        const ae = arrays.get("ae")!;
        arrays.set("ae", arrays.get("vae")!);
        arrays.set("vae", ae);
      }, { truth });
    }
  }
});
