import { assertTurns } from "../testing/assert_turns.ts";
import { changeMap } from "../testing/change_map.ts";

Deno.test("a dark field that shows either material brighter tells them apart", () => {
  for (const sign of [1, -1]) {
    for (const truth of [true, false]) {
      assertTurns("adf", (evidence) => {
        const material = evidence.arrays.get("materials")!.data;
        changeMap(evidence, "adf", {
          value: (old, i) => old + sign * 8 * material[i],
        });
      }, { truth });
    }
  }
});
