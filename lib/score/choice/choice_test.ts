import { ok, strictEqual } from "node:assert/strict";
import reference from "../../../fixtures/claim_scores/reference.json" with {
  type: "json",
};
import { elbow } from "./elbow.ts";
import { gapChoice } from "./gap_choice.ts";

Deno.test("elbow and gap choose as NumPy's plain versions do", () => {
  for (const choice of reference.choices) {
    strictEqual(elbow(choice.sums), choice.elbow);
    strictEqual(gapChoice(choice.gap, choice.deviation), choice.gap_choice);
  }
});

Deno.test("nothing is chosen from numbers that are missing", () => {
  ok(Number.isNaN(elbow([3, 2])));
  ok(Number.isNaN(elbow([3, NaN, 1])));
  ok(Number.isNaN(elbow([3, 3, 3])));
  ok(Number.isNaN(gapChoice([], [])));
  ok(Number.isNaN(gapChoice([1, 2], [NaN, 0])));
  strictEqual(gapChoice([1, 2, 3], [0, 0, 0]), 3);
});

Deno.test("the gap forgives by the next number's deviation, not its own", () => {
  strictEqual(gapChoice([1, 2, 3], [0, 1.5, 0]), 1);
  strictEqual(gapChoice([1, 2, 3], [1.5, 0, 0]), 3);
});
