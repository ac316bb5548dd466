import { assertTurns } from "../testing/assert_turns.ts";
import { changeMap } from "../testing/change_map.ts";

Deno.test("clouds that flow into one another are noticed", () => {
  for (const truth of [true, false]) {
    // All regions in one place.
    const mix = {
      value: (old: number) => old % 100,
    };
    for (const id of ["clouds", "purity", "silhouette"]) {
      assertTurns(
        `umap.${id}`,
        (evidence) => changeMap(evidence, "umap", mix),
        { truth },
      );
    }
  }
});

Deno.test("a fourth large cloud is noticed", () => {
  assertTurns("umap.clouds", (evidence) =>
    changeMap(evidence, "umap", {
      value: (old, i) =>
        Math.floor(i / 3) < 900 && i % 3 === 2 ? old - 90 : old,
    }));
});
