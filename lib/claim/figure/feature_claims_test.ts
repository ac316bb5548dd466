import { assertTurns } from "../testing/assert_turns.ts";

Deno.test("features, their largest and median log-STD must be near the published ones", () => {
  assertTurns("features.count", ({ result }) => {
    result.features = { ...result.features, count: 2191 };
  });
  assertTurns("features.maximum", ({ result }) => {
    result.features = { ...result.features, maximum: 8.98 };
  });
  assertTurns("features.annulusPixels", ({ result }) => {
    result.features = { ...result.features, annulusPixels: 8411 };
  });
  assertTurns("features.median.32", ({ result }) => {
    const medians = result.features.medians.map(({ radius, median }) => ({
      radius,
      median: median + 0.16,
    }));
    result.features = { ...result.features, medians };
  });
});
