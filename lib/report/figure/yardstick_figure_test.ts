import { match, ok, strictEqual } from "node:assert/strict";
import type { YardstickRecord } from "../../yardstick/yardstick_record.ts";
import { reportPage } from "../report_page.ts";
import { madeUpRun } from "../testing/made_up_run.ts";
import { yardstickFigure } from "./yardstick_figure.ts";

const run = madeUpRun({ scan: 12, detector: 12 });
const made = run.result.yardstick!;

function draw(yardstick: YardstickRecord): string {
  const result = { ...run.result, yardstick };
  return yardstickFigure.draw(reportPage({ ...run, result }))!.body.text;
}

Deno.test("the yardstick says how the networks do on positions they never saw", () => {
  const text = draw(made);
  // 0.9 over 0.75 and over 0.87; 0.84 over 0.82 and over 0.87.
  match(text, /WS₂: the AE&#39;s error is 20\.0\u00a0% higher/);
  match(text, /there it is 3\.4\u00a0% above the principal components/);
  match(text, /the VAE&#39;s error is 2\.4\u00a0% higher/);
  match(text, /there it is 3\.4\u00a0% below/);
  ok(!text.includes("no better than"));
  match(text, /14\.0\u00a0% of the variance/);
  match(text, /truth and components/);
});

Deno.test("a network that loses to the mean is said to", () => {
  const [first] = made.materials;
  ok("errors" in first);
  const text = draw({
    ...made,
    materials: [{
      ...first,
      errors: first.errors.map((error) =>
        error.method === "ae" ? { ...error, heldOut: 1.02 } : error
      ),
    }],
  });
  strictEqual(text.match(/no better than the training/g)?.length, 1);
});

Deno.test("a material that was not measured gives its reason, one without error no ratio", () => {
  const reason = "WSe2 has 7 positions; wanted at least 10.";
  const [first] = made.materials;
  ok("errors" in first);
  const zero = first.errors.map((error) => ({
    ...error,
    training: 0,
    heldOut: 0,
  }));
  const text = draw({
    ...made,
    materials: [
      { ...first, errors: zero },
      { material: "WSe2", positions: 7, reason },
    ],
  });
  match(text, /WSe₂ has 7 positions/);
  ok(!/NaN|Infinity|% higher/.test(text));
  ok(
    !/<table>/.test(
      draw({ ...made, materials: [{ material: "x", positions: 1, reason }] }),
    ),
  );
});

Deno.test("a run without a yardstick has no such figure", () => {
  const { yardstick: _, ...result } = run.result;
  strictEqual(
    yardstickFigure.draw(reportPage({ ...run, result })),
    undefined,
  );
});
