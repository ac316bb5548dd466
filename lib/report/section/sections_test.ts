import { doesNotMatch, match, strictEqual } from "node:assert/strict";
import type { ComparisonRecord } from "../../run/run_result.ts";
import { checksTable } from "./checks_table.ts";
import { comparisonsSection } from "./comparisons_section.ts";
import { scoresTable } from "./scores_table.ts";
import { valueList } from "./value_list.ts";

const comparison = (change: Partial<ComparisonRecord>): ComparisonRecord => ({
  figure: "lattice ratio",
  ours: 1.05,
  theirs: 1,
  source: "shi2022",
  comparable: true,
  ...change,
});

Deno.test("comparisonsSection sets apart what must not be compared, without differences", () => {
  const text = comparisonsSection({
    comparisons: [
      comparison({}),
      comparison({ figure: "feature pixels", comparable: false }),
    ],
  }).text;
  const border = text.indexOf("Figures that must not be compared");
  const fit = text.slice(0, border);
  const unfit = text.slice(border);
  match(fit, /lattice ratio[\s\S]*\+5\.0 %/);
  doesNotMatch(fit, /feature pixels/);
  match(unfit, /feature pixels/);
  doesNotMatch(unfit, /%|Difference/);
  match(text, /agreement or disagreement proves nothing/);
  match(text, /npj Computational Materials/);
});

Deno.test("comparisonsSection lists each network's last loss and points to the others", () => {
  const losses = [1, 20, 40].map((epoch) =>
    comparison({ figure: `AE loss, WS2, epoch ${epoch}` })
  );
  const text = comparisonsSection({ comparisons: losses }).text;
  match(text, /epoch 40/);
  doesNotMatch(text, /epoch (1|20)\b/);
  match(text, /href="#losses"/);
});

Deno.test("comparisonsSection has no percentage of nothing", () => {
  const text = comparisonsSection({
    comparisons: [comparison({ ours: 0.5, theirs: 0 })],
  }).text;
  match(text, /\+0\.500/);
});

Deno.test("scoresTable claims full agreement only where there is", () => {
  const score = (value: number) =>
    scoresTable([{ subject: "flake", measure: "ARI", value }]).text;
  match(score(1), />1\.000</);
  match(score(0.99999), /&gt; 0\.999/);
  match(score(0.99949), />0\.999</);
  match(score(-0.01), />−0\.010</);
});

Deno.test("checksTable tells a verdict in words, not by colour alone", () => {
  const verdicts = ["holds", "falls short", "not applicable"] as const;
  const text = checksTable(verdicts.map((verdict) => ({
    claim: "WS2 lies outside",
    measured: "1.03",
    wanted: "> 1",
    basis: "published",
    verdict,
  }))).text;
  for (const verdict of verdicts) {
    match(text, new RegExp(`</span> ${verdict}<`));
  }
  strictEqual(text.match(/WS₂ lies outside/g)?.length, 3);
});

Deno.test("valueList folds away what has parts of its own", () => {
  const text = valueList({
    sha256: "ab".repeat(32),
    drift: [0.1, 0.2],
    specification: { holes: [[1, 2], [3, 4]], name: "<i>" },
  }).text;
  match(text, /<code class="digest">(ab){32}<\/code>/);
  match(text, /0\.1, 0\.2/);
  match(text, /<details>[\s\S]*&quot;holes&quot;: \[\[1, 2\], \[3, 4\]\]/);
  doesNotMatch(text, /<i>/);
});
