import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { madeUpRun } from "../testing/made_up_run.ts";
import { reportPage } from "../report_page.ts";
import { disagreement } from "./disagreement.ts";
import { disagreementPanel } from "./disagreement_panel.ts";

Deno.test("a map agrees with itself under any numbers, and when it splits a label", () => {
  const truth = [0, 1, 1, 2, 2, 2, 0, 3];
  for (const names of [[0, 1, 2, 3], [0, 9, 4, 7]]) {
    const found = disagreement(truth.map((label) => names[label]), truth);
    deepStrictEqual([found.compared, found.disagreeing], [6, 0]);
  }
  strictEqual(disagreement([0, 1, 4, 2, 2, 5, 0, 3], truth).disagreeing, 0);
});

Deno.test("merged labels, lost positions and positions too many disagree", () => {
  // Two labels merged: the smaller one disagrees.
  const merged = disagreement([1, 1, 1], [2, 2, 3]);
  deepStrictEqual([...merged.marks], [1, 1, 3]);
  const lost = disagreement([0, 1], [1, 1]);
  deepStrictEqual([...lost.marks], [2, 1]);
  strictEqual(lost.missed, 1);
  // A cluster that lies on the support alone stands for nothing.
  deepStrictEqual([...disagreement([4, -1, 0], [0, 0, 0]).marks], [6, 0, 0]);
});

Deno.test("labels that overlap alike give the same marks in any order", () => {
  const forth = disagreement([1, 1, 1, 1], [2, 2, 3, 3]);
  const back = disagreement([1, 1, 1, 1], [3, 3, 2, 2]);
  deepStrictEqual([...forth.marks], [...back.marks].reverse());
});

Deno.test("the panel says how many positions disagree, and nothing without a map", () => {
  const run = madeUpRun();
  const page = reportPage(run);
  const map = run.arrays.get("vae")!.data;
  const truth = run.arrays.get("truth_subdomain")!.data;
  const { disagreeing, compared } = disagreement(map, truth);
  ok(disagreeing > 0 && disagreeing < compared);
  const options = { map: "vae", reference: "truth_subdomain", title: "VAE" };
  const text = disagreementPanel(page, options)!.text;
  match(text, new RegExp(`>${disagreeing} of ${compared} positions disagree`));
  strictEqual(disagreementPanel(page, { ...options, map: "x" }), undefined);
  const flake = disagreementPanel(page, {
    map: "level1",
    reference: "truth_material",
    title: "Level 1",
    labelled: true,
  })!.text;
  match(flake, />0 of \d+ positions disagree/);
});
