import { assertTurns } from "../testing/assert_turns.ts";

Deno.test("level 1 is not reproduced where flake and support mix", () => {
  assertTurns("level1", ({ result }) => {
    result.scores = result.scores.map((score) => ({ ...score, value: 0.9 }));
  });
});

Deno.test("without truth level 1 is not reproduced where the support shows the flake's disks", () => {
  assertTurns("level1", ({ arrays }) => {
    const { shape, data } = arrays.get("centres_level1")!;
    const half = data.length / 2;
    const mixed = Float32Array.from(
      data,
      (value, i) => i < half ? 0.6 * value + 0.4 * data[half + i] : value,
    );
    arrays.set("centres_level1", { shape, data: mixed });
  }, { truth: false });
});
