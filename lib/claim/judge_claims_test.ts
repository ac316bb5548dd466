import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { countVerdicts } from "./count_verdicts.ts";
import { judgeClaims } from "./judge_claims.ts";
import { PUBLISHED } from "../published/published_figures.ts";
import {
  type MadeUpEvidence,
  madeUpEvidence,
} from "./testing/made_up_evidence.ts";

/** Figures of the paper's file, which the course's own contradict. */
const OTHERS = /shi2022$|^subdomains\.|^threshold\.share$|^centre\..*shi2022$/;

for (const truth of [true, false]) {
  Deno.test(`what is as published is reproduced, ${truth ? "with" : "without"} truth`, () => {
    for (const row of judgeClaims(madeUpEvidence({ truth }))) {
      if (OTHERS.test(row.id)) continue;
      const needsTruth = !truth && /^level2(\.names)?$/.test(row.id);
      strictEqual(
        row.verdict,
        needsTruth ? "cannot be tested here" : "reproduced",
        JSON.stringify(row),
      );
    }
  });
}

Deno.test("every published figure has one row, with a basis and its evidence", () => {
  const rows = judgeClaims(madeUpEvidence());
  strictEqual(new Set(rows.map(({ id }) => id)).size, rows.length);
  strictEqual(
    rows.filter(({ id }) => id.startsWith("loss.")).length,
    4 * PUBLISHED.losses.epochs.length,
  );
  for (const { id, basis, evidence, wanted } of rows) {
    ok(basis !== "" && evidence.length > 0 && wanted !== "", id);
  }
});

/** A copy with every number replaced. */
function replaceNumbers<Value>(value: Value, by: number | null): Value {
  return JSON.parse(
    JSON.stringify(value, (_, item) => typeof item === "number" ? "#" : item)
      .replaceAll('"#"', String(by)),
  );
}

Deno.test("without arrays, or with numbers that are not finite, nothing is reproduced", () => {
  const made = madeUpEvidence();
  const { shape } = made.result.input;
  const empty: MadeUpEvidence = {
    result: { ...replaceNumbers(made.result, null) },
    arrays: new Map(),
  };
  empty.result.input = { ...empty.result.input, shape };
  const rows = judgeClaims(empty);
  deepStrictEqual(
    rows.filter(({ verdict }) => verdict === "reproduced").map(({ id }) => id),
    [],
  );
  const noise = {
    result: { ...empty.result },
    arrays: new Map([...made.arrays].map(([name, { shape, data }]) => [
      name,
      { shape, data: new Float32Array(data.length).fill(NaN) },
    ])),
  };
  deepStrictEqual(
    judgeClaims(noise).filter(({ verdict }) => verdict === "reproduced")
      .map(({ id }) => id),
    [],
  );
});

Deno.test("a run of before there was evidence says what it lacks", () => {
  const evidence = madeUpEvidence();
  delete evidence.result.evidence;
  const rows = judgeClaims(evidence).filter(({ reason }) =>
    reason?.includes("without the claims' evidence")
  );
  deepStrictEqual(rows.map(({ id }) => id), [
    "elbow.level1",
    "elbow.level2",
    "elbow.WS2",
    "elbow.WSe2",
    "alignment",
    "precision",
    "subdomains.shi2022.WS2",
    "rotation.halves",
  ]);
});

Deno.test("at another size figures tied to it cannot be tested, claims of kind can", () => {
  const evidence = madeUpEvidence();
  evidence.result.input = {
    ...evidence.result.input,
    shape: { scan: [60, 60], detector: [62, 62] },
  };
  const verdicts = new Map(
    judgeClaims(evidence).map(({ id, verdict }) => [id, verdict]),
  );
  for (
    const id of [
      "features.count",
      "features.median.24",
      "positions.WS2",
      "loss.ae.WS2.40",
      "readme.vae.WSe2",
      "minutes.WS2",
      "precision",
      "threshold.share",
      "subdomains.course.WSe2",
      "centre.deviation.y.course",
    ]
  ) strictEqual(verdicts.get(id), "cannot be tested here", id);
  for (const id of ["level1", "level3.WS2", "umap.clouds", "lattice.ratio"]) {
    strictEqual(verdicts.get(id), "reproduced", id);
  }
});

Deno.test("what the junction was made to agree with is no prediction, and is counted apart", () => {
  const evidence = madeUpEvidence();
  const before = countVerdicts(judgeClaims(evidence));
  evidence.result.input = {
    ...evidence.result.input,
    identity: { kind: "fixture" },
  };
  const rows = judgeClaims(evidence);
  const after = countVerdicts(rows);
  ok(before.tuned === 0 && after.tuned > 0);
  ok(after.reproduced < before.reproduced);
  const ratio = rows.find(({ id }) => id === "lattice.ratio");
  ok(ratio?.tuned && ratio.verdict === "cannot be tested here");
  // Where it disagrees all the same, that counts.
  evidence.result.clusters = {
    ...evidence.result.clusters,
    materials: evidence.result.clusters.materials.map((cluster) => ({
      ...cluster,
      lattice: cluster.lattice && { ...cluster.lattice, firstRing: 29 },
    })),
  };
  strictEqual(
    judgeClaims(evidence).find(({ id }) => id === "lattice.ratio")?.verdict,
    "not reproduced",
  );
});

Deno.test("the same run gives the same table", () => {
  deepStrictEqual(judgeClaims(madeUpEvidence()), judgeClaims(madeUpEvidence()));
});
