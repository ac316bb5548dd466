import { ok, throws } from "node:assert/strict";
import reference from "../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { adjustedRandIndex } from "./adjusted_rand_index.ts";
import { matchedAccuracy } from "./matched_accuracy.ts";
import { normalizedMutualInformation } from "./normalized_mutual_information.ts";

Deno.test("scores are scikit-learn's", () => {
  for (const { truth, labels, ari, nmi, accuracy } of reference.scores) {
    // Sums of at most 36 terms in float64: rounding alone.
    ok(Math.abs(adjustedRandIndex(truth, labels) - ari) < 1e-12, `ARI ${ari}`);
    ok(
      Math.abs(normalizedMutualInformation(truth, labels) - nmi) < 1e-12,
      `NMI ${nmi}`,
    );
    ok(
      Math.abs(matchedAccuracy(truth, labels) - accuracy) < 1e-12,
      `accuracy ${accuracy}`,
    );
  }
});

Deno.test("scores do not depend on the clusters' names", () => {
  const { truth, labels } = reference.scores[3];
  const renamed = labels.map((label) => [12, 3, 7, 40][label]);
  for (
    const score of [
      adjustedRandIndex,
      normalizedMutualInformation,
      matchedAccuracy,
    ]
  ) {
    ok(
      Math.abs(score(truth, renamed) - score(truth, labels)) < 1e-12,
      score.name,
    );
  }
});

Deno.test("scores refuse partitions of different lengths", () => {
  for (
    const score of [
      adjustedRandIndex,
      normalizedMutualInformation,
      matchedAccuracy,
    ]
  ) {
    throws(() => score([1, 2], [1]), RangeError);
    throws(() => score([], []), RangeError);
  }
});
