import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { qualityValues } from "./quality_curves.ts";

Deno.test("qualityValues takes no score from a chain that failed, and none that is not finite", () => {
  const point = {
    seed: 0,
    seconds: 2,
    accuracy: { "flake ARI": 0.5 },
    failure: null,
  };
  const values = qualityValues({
    axis: "dose",
    unit: "",
    usual: 1,
    points: [
      { ...point, value: 10 },
      { ...point, value: 1 },
      { ...point, value: 1, accuracy: { "flake ARI": 0.7 }, seconds: 4 },
      { ...point, value: 1, accuracy: { "flake ARI": NaN }, seconds: 6 },
      {
        ...point,
        value: 1,
        accuracy: { "flake ARI": 0.1 },
        seconds: 90,
        failure: "it failed",
      },
      { ...point, value: 5, failure: "it failed" },
    ],
  });
  deepStrictEqual(values.map(({ value }) => value), [1, 5, 10]);
  strictEqual(values[0].seconds, 4);
  const found = values[0].accuracy.get("flake ARI");
  strictEqual(found?.min, 0.5);
  strictEqual(found.max, 0.7);
  deepStrictEqual(values[0].failures, ["it failed"]);
  ok(Number.isNaN(values[1].seconds));
  strictEqual(values[1].accuracy.size, 0);
});
