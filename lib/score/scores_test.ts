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

Deno.test("more clusters than anyone looks at are matched all the same", () => {
  // Two classes of 30 positions, 20 clusters of 3: the best match takes one
  // cluster for each class.
  const truth = Array.from({ length: 60 }, (_, i) => i < 30 ? 1 : 2);
  const labels = truth.map((_, i) => Math.floor(i / 3));
  ok(Math.abs(matchedAccuracy(truth, labels) - 6 / 60) < 1e-12);
  ok(Math.abs(matchedAccuracy(labels, truth) - 6 / 60) < 1e-12);
  throws(() => matchedAccuracy(labels, labels), RangeError);
});
