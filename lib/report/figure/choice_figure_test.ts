import { match, ok, strictEqual } from "node:assert/strict";
import type { ChoiceOfK } from "../../claim/evidence/evidence_record.ts";
import { reportPage } from "../report_page.ts";
import { madeUpRun } from "../testing/made_up_run.ts";
import { choiceFigure } from "./choice_figure.ts";

const run = madeUpRun({ scan: 12, detector: 12 });

function draw(choice: ChoiceOfK): string {
  const { evidence } = run.result;
  ok(evidence);
  const result = {
    ...run.result,
    evidence: { ...evidence, choices: [choice] },
  };
  return choiceFigure.draw(reportPage({ ...run, result }))!.body.text;
}

const choice: ChoiceOfK = {
  subject: "level 1",
  positions: 300,
  sums: [[10, 3, 2.8, 2.6, 2.5]],
  silhouettes: [null, 0.2, 0.3, 0.7, 0.1],
  gap: [0, 0.2, 0.9, 0.8, 0.7],
  gapDeviation: [0.1, 0.1, 0.1, 0.1, 0.1],
};

/** Where the ring stands in each chart, on the axis of clusters. */
function rings(text: string): number[] {
  return text.split("<svg").slice(1).flatMap((chart) => {
    const ring = /<circle cx="([\d.]+)"/.exec(chart)?.[1];
    const places = [
      ...chart.matchAll(
        /<text[^>]*transform="translate\(([\d.]+),[^>]*>(\d)</g,
      ),
    ].map(([, place, k]) => [Number(place), Number(k)]);
    return ring === undefined
      ? []
      : places.filter(([place]) => place === Number(ring)).map(([, k]) => k);
  });
}

Deno.test("each criterion's choice is ringed at its own k", () => {
  strictEqual(rings(draw(choice)).join(), "2,4,3");
});

Deno.test("a criterion that chooses nothing has no ring, and the run's k a line", () => {
  const text = draw({
    ...choice,
    silhouettes: [null, null, 0.3, 0.7, 0.1],
    gap: [NaN, NaN, NaN, NaN, NaN],
  });
  strictEqual(rings(text).join(), "2");
  ok(!/NaN|null|undefined/.test(text));
  strictEqual(text.match(/<g[^>]*stroke-dasharray="5 3"/g)?.length, 3);
});

Deno.test("curves are told in words, and a run without them has no such figure", () => {
  match(
    draw(choice),
    /silhouette by number of clusters at level 1: 0\.200 at 2/,
  );
  const { evidence: _, ...result } = run.result;
  strictEqual(choiceFigure.draw(reportPage({ ...run, result })), undefined);
});
