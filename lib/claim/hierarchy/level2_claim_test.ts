import { assertTurns } from "../testing/assert_turns.ts";
import { changeMap } from "../testing/change_map.ts";

Deno.test("level 2 is not reproduced where the materials mix", () => {
  assertTurns("level2", ({ result }) => {
    result.scores = [{ subject: "materials", measure: "ARI", value: 0.5 }];
  });
});

Deno.test("swapped names, as in the course's notebook, are noticed", () => {
  assertTurns("level2.names", ({ result }) => {
    result.scores = [{
      subject: "materials by name",
      measure: "accuracy",
      value: 0.01,
    }];
  });
  for (const truth of [true, false]) {
    assertTurns("level2.core", (evidence) =>
      changeMap(evidence, "materials", {
        value: (label) => label === 0 ? 0 : 3 - label,
      }), { truth });
  }
});

Deno.test("a core that went to the inner ring, or one outside it, is noticed", () => {
  const inCore = (i: number) =>
    Math.hypot(Math.floor(i / 60) - 29.5, i % 60 - 29.5) < 5;
  assertTurns("level2.core", (evidence) =>
    changeMap(evidence, "materials", {
      value: (label, i) => inCore(i) ? 2 : label,
    }));
  assertTurns("level2.core", (evidence) =>
    changeMap(evidence, "materials", {
      value: (label, i) => inCore(i) ? 2 : i % 60 < 4 && i < 240 ? 1 : label,
    }));
});
