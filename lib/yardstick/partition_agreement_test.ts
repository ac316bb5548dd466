import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import reference from "../../fixtures/scikit_learn/reference.json" with {
  type: "json",
};
import { partitionAgreement } from "./partition_agreement.ts";

Deno.test("every pair of partitions stands once, truth first where it is known", () => {
  const labels = [1, 1, 2, 2];
  const pairs = (partitions: Parameters<typeof partitionAgreement>[0]) =>
    partitionAgreement(partitions).map(({ first, second }) => [first, second]);
  const found = { vae: labels, ae: labels, pca: labels, level3: labels };
  deepStrictEqual(pairs({ ae: labels, truth: labels }), [["truth", "ae"]]);
  deepStrictEqual(pairs(found), [
    ["level3", "pca"],
    ["level3", "ae"],
    ["level3", "vae"],
    ["pca", "ae"],
    ["pca", "vae"],
    ["ae", "vae"],
  ]);
  strictEqual(pairs({ ...found, truth: labels }).length, 10);
});

Deno.test("agreement is scikit-learn's, whatever the clusters' names", () => {
  for (const { truth, labels, ari, nmi } of reference.scores) {
    const renamed = labels.map((label) => 40 - 3 * label);
    const [pair] = partitionAgreement({ truth, vae: renamed });
    // Both in double precision.
    ok(Math.abs(pair.ari - ari) < 1e-12 && Math.abs(pair.nmi - nmi) < 1e-12);
  }
});
