import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { mapJunction } from "../../fixtures/junction/map_junction.ts";
import { quick } from "../../fixtures/junction/quick.ts";
import { InputError } from "../scan/input_error.ts";
import { formatScores } from "./format_scores.ts";
import { scoreAgainstTruth } from "./score_against_truth.ts";
import { scorePartition } from "./score_partition.ts";

const { truth } = mapJunction(quick, 1);
const source = {
  shape: { scan: [80, 80], detector: [62, 62] },
  truth,
} as const;

Deno.test("the truth itself scores 1 everywhere, whatever its labels' names", () => {
  const scores = scorePartition(source, {
    materials: truth.material.map((label) => label && 7 - label),
    domains: truth.subdomain.map((label) => label && 90 - label),
  });
  deepStrictEqual(
    [...new Set(scores.map(({ subject }) => subject))],
    ["flake", "materials", "WS2 sub-domains", "WSe2 sub-domains"],
  );
  strictEqual(scores.length, 16);
  // Sums of logarithms in NMI: rounding alone.
  ok(scores.every(({ value }) => Math.abs(value - 1) < 1e-12));
});

Deno.test("one domain a material is no agreement beyond chance", () => {
  const scores = scorePartition(source, { domains: truth.material });
  strictEqual(scores.length, 12, "no materials were given");
  const of = (subject: string, measure: string) =>
    scores.find((one) => one.subject === subject && one.measure === measure)!
      .value;
  strictEqual(of("flake", "ARI"), 1);
  strictEqual(of("WS2 sub-domains", "ARI"), 0);
  strictEqual(of("WSe2 sub-domains", "boundary F"), 0);
});

Deno.test("the same maps score the same as the recipe's", () => {
  const level1 = truth.material.map((label, i) => i % 97 ? +(label > 0) : 1);
  const materials = truth.material.map((label, i) => i % 31 ? label : 1);
  const level3 = truth.subdomain.map((label, i) => i % 7 ? label : 1);
  const labels = { level1, materials, level3, ae: level3, vae: level3 };
  const recipe = scoreAgainstTruth({ shifts: truth.shift, labels }, truth, {
    columns: 80,
  }).scores;
  const own = scorePartition(source, { materials, domains: level3 });
  for (const { subject, measure, value } of own) {
    if (subject === "flake") continue;
    const name = subject.replace("sub-domains", "level 3");
    const theirs = recipe.find((one) =>
      one.subject === name && one.measure === measure
    );
    strictEqual(theirs?.value, value, `${subject} ${measure}`);
    ok(value < 1);
  }
  ok(
    scoreAgainstTruth({ shifts: truth.shift, labels }, truth).scores.every((
      { measure },
    ) => measure !== "boundary F"),
    "boundaries need the scan's columns",
  );
});

Deno.test("the share that is rightly named is of the flake alone", () => {
  const zeros = new Float32Array(4);
  const small = {
    material: Int8Array.of(0, 0, 1, 2),
    subdomain: Int8Array.of(0, 0, 1, 2),
    subdomainNames: ["support", "a", "b"],
    rotation: zeros,
    strain: zeros,
    tilt: zeros,
    hole: new Uint8Array(4),
    shift: new Float32Array(8),
  };
  const materials = Int8Array.of(0, 0, 1, 1);
  const { scores } = scoreAgainstTruth({
    shifts: small.shift,
    labels: { level1: materials, materials, level3: materials },
  }, small);
  strictEqual(
    scores.find(({ subject }) => subject === "materials by name")?.value,
    0.5,
  );
});

Deno.test("what can't be scored is refused", () => {
  const { shape } = source;
  const materials = truth.material;
  throws(() => scorePartition({ shape }, { materials }), InputError);
  throws(() => scorePartition(source, {}), InputError);
  throws(
    () => scorePartition(source, { materials: materials.subarray(1) }),
    (error) =>
      error instanceof InputError && /80 x 80.*given 6399/.test(error.message),
  );
});

Deno.test("a table has a line for each subject and blanks for what is missing", () => {
  strictEqual(
    formatScores([
      { subject: "residual shift", measure: "px rms", value: 0.0284 },
      { subject: "flake", measure: "accuracy", value: 1 },
      { subject: "flake", measure: "ARI", value: -0.5 },
    ]),
    [
      "residual shift                              px rms 0.028",
      "flake           ARI -0.500  accuracy 1.000",
    ].join("\n"),
  );
  strictEqual(formatScores([]), "");
});
