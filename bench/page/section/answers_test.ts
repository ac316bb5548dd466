import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { PeerRow, PeersFile, Spread } from "../../record/peers_file.ts";
import { madeUpReports } from "../testing/made_up_reports.ts";
import { historySeries } from "./history_series.ts";
import { peersAnswer } from "./peers_answer.ts";
import { qualityAnswer } from "./quality_answer.ts";
import { ratioVerdict } from "./ratio_verdict.ts";
import { scalingAnswer } from "./scaling_answer.ts";
import { suiteAnswer } from "./suite_answer.ts";

const { peers, suite, scaling, quality, history } = madeUpReports();

function withRatio(stage: string, sum: boolean, ratio: Spread): PeersFile {
  const row = peers!.rows[0];
  return {
    ...peers!,
    rows: [{ ...row, stage, sum, ratio } satisfies PeerRow],
  };
}

Deno.test("ratioVerdict wants every pair and 5 % of the median on one side", () => {
  strictEqual(ratioVerdict({ min: 1.01, median: 1.2, max: 1.5 }), "ours");
  strictEqual(ratioVerdict({ min: 0.5, median: 0.9, max: 0.99 }), "theirs");
  strictEqual(ratioVerdict({ min: 0.9, median: 1.2, max: 1.5 }), "open");
  strictEqual(ratioVerdict({ min: 1.01, median: 1.02, max: 1.03 }), "open");
});

Deno.test("peersAnswer says who is faster and by how much, either way", () => {
  match(
    peersAnswer(withRatio("sum", true, { min: 2, median: 4, max: 5 }))[0],
    /stem4d is 4\.00 times as fast \(2\.00 to 5\.00\)/,
  );
  match(
    peersAnswer(
      withRatio("sum", true, { min: 0.2, median: 0.25, max: 0.5 }),
    )[0],
    /stem4d takes 4\.00 times as long/,
  );
  match(
    peersAnswer(withRatio("sum", true, { min: 0.5, median: 1.5, max: 2 }))[0],
    /neither is clearly faster/,
  );
  match(
    peersAnswer(
      withRatio("ae", false, { min: 0.2, median: 0.25, max: 0.5 }),
    )[0],
    /faster in 0\. It is slower in 1: ae \(4\.00 times\)/,
  );
});

Deno.test("peersAnswer names every stage that is slower and scores that differ", () => {
  const text = peersAnswer(peers!).join(" ");
  for (const stage of ["gather", "neighbours", "ae-step against PyTorch"]) {
    match(text, new RegExp(`slower in 4: [^.]*${stage}|${stage}[^.]*\\(1\\.`));
  }
  match(text, /apart are WSe2 AE ARI of ae \(0\.571 here, 0\.611 there\)/);
});

Deno.test("suiteAnswer gives the ends and the middle of the times above the floor", () => {
  const timings = suite!.benches.map(({ stem4d }) => stem4d)
    .filter(({ engine }) => engine === "cpu");
  const [text] = suiteAnswer(suite!);
  match(text, /\(read\) to \d+ times \(umap\)/);
  match(text, new RegExp(`half of the ${timings.length} stages`));
});

Deno.test("scalingAnswer names stages that grow faster than their work, or says that none does", () => {
  match(scalingAnswer(scaling!)[0], /umap with the scan \(exponent 1\.3\d/);
  match(
    scalingAnswer({
      ...scaling!,
      series: scaling!.series.filter(({ superlinear }) => !superlinear),
    })[0],
    /No stage's time was seen to grow faster/,
  );
});

Deno.test("qualityAnswer gives the values around the usual one that still serve", () => {
  const [text] = qualityAnswer(quality!);
  match(text, /for dose from 400,000 to 4,000,000 electrons a pattern/);
  match(text, /for every strain tried/);
  match(text, /10 of \d+ chains failed/);
});

Deno.test("historySeries puts lines in the order of their dates and mixes no machines", () => {
  const series = historySeries(history);
  strictEqual(series.flat().length, history.length);
  for (const lines of series) {
    const dates = lines.map(({ date }) => date);
    deepStrictEqual(dates, [...dates].sort());
    for (
      const field of ["stage", "size", "engine", "adapter", "cpu"] as const
    ) {
      strictEqual(new Set(lines.map((line) => line[field])).size, 1);
    }
  }
  ok(series.length > 2);
});
