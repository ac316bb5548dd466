import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { chartFrame } from "./chart_frame.ts";
import { lineChart } from "./line_chart.ts";
import { ticks } from "./ticks.ts";

Deno.test("ticks are round, inside the domain and about as many as asked for", () => {
  deepStrictEqual(ticks([0, 40], 5), [0, 10, 20, 30, 40]);
  deepStrictEqual(ticks([-0.3, 0.3], 5), [-0.2, 0, 0.2]);
  deepStrictEqual(ticks([1, 1], 5), []);
  deepStrictEqual(ticks([NaN, 1], 5), []);
  for (let i = 0; i < 200; i++) {
    const low = Math.sin(i) * 10 ** (i % 7 - 3);
    const high = low + 10 ** (i % 9 - 4) * (1 + i % 13);
    const values = ticks([low, high], 5);
    ok(values.length >= 3 && values.length <= 9, `${low} ${high} ${values}`);
    const slack = (high - low) * 1e-6;
    for (const value of values) {
      ok(value >= low - slack && value <= high + slack);
    }
  }
});

Deno.test("chartFrame puts the domain's corners on the area's corners", () => {
  const frame = chartFrame({
    alt: "",
    x: { domain: [1, 40], label: "epoch" },
    y: { domain: [0.7, 1], label: "loss" },
  });
  const [left, top, width, height] = frame.area;
  deepStrictEqual([frame.x(1), frame.y(1)], [left, top]);
  deepStrictEqual([frame.x(40), frame.y(0.7)], [left + width, top + height]);
});

Deno.test("lineChart leaves gaps where values are not finite", () => {
  const chart = lineChart({
    alt: "a curve <&>",
    x: { domain: [0, 4], label: "x" },
    y: { domain: [0, 1], label: "y" },
    lines: [{
      colour: "#0072b2",
      points: [[0, 0], [1, 0.5], [2, NaN], [3, 0.5], [4, 1]],
    }],
    dots: [{ colour: "#d55e00", shape: "square", points: [[1, NaN], [2, 1]] }],
  }).text;
  const path = /<path[^>]*class="curve"[^>]*d="([^"]*)"/.exec(chart)?.[1] ?? "";
  strictEqual(path, "M50,173L116.5,90.5M249.5,90.5L316,8");
  strictEqual(chart.match(/m-3,-3/g)?.length, 1);
  match(chart, /aria-label="a curve &lt;&amp;&gt;"/);
  ok(!/NaN|Infinity|undefined/.test(chart));
});
