import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { chartFrame } from "./chart_frame.ts";
import { lineChart } from "./line_chart.ts";
import { logDomain } from "./log_domain.ts";
import { logTicks } from "./log_ticks.ts";
import { Markup } from "../markup/markup.ts";
import { rangeChart } from "./range_chart.ts";
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

Deno.test("logTicks are round, inside the domain and few", () => {
  deepStrictEqual(logTicks([0.0005, 300], 5), [0.001, 0.01, 0.1, 1, 10, 100]);
  deepStrictEqual(logTicks([1e-6, 1e6], 5), [1e-6, 1e-3, 1, 1e3, 1e6]);
  deepStrictEqual(logTicks([0.2, 2], 5), [0.2, 0.5, 1, 2]);
  for (const domain of [[0, 1], [-1, 1], [2, 2], [3, 1], [1, Infinity]]) {
    deepStrictEqual(logTicks(domain as [number, number], 5), []);
  }
});

Deno.test("logDomain holds every value above 0 and grows to the factor asked for", () => {
  const [low, high] = logDomain([NaN, 0, -1, 2, 200, Infinity]);
  ok(low < 2 && low > 1 && high > 200 && high < 300);
  const [wideLow, wideHigh] = logDomain([2, 8], 100);
  ok(Math.abs(wideHigh / wideLow - 100) < 1e-9);
  ok(Math.abs(wideHigh * wideLow - 16) < 1e-9, "grows on both sides alike");
  deepStrictEqual(logDomain([]), [1, 10]);
});

Deno.test("chartFrame puts equal factors at equal distances on an axis of logarithms", () => {
  const frame = chartFrame({
    alt: "",
    x: { domain: [1, 10000], label: "positions", scale: "log" },
    y: { domain: [0.01, 1], label: "seconds", scale: "log" },
  });
  const [left, top, width, height] = frame.area;
  deepStrictEqual([frame.x(1), frame.y(1)], [left, top]);
  deepStrictEqual([frame.x(100), frame.y(0.1)], [
    left + width / 2,
    top + height / 2,
  ]);
  match(frame.svg(new Markup("")).text, />0\.1<.*>10,000</s);
});

Deno.test("rangeChart names its rows from the top and leaves out what is not finite", () => {
  const text = rangeChart({
    alt: "",
    x: { domain: [0.1, 100], label: "seconds", scale: "log" },
    rows: [
      { name: "read & measure", range: [1, 2, 3], bound: 0.5 },
      { name: "umap", range: [NaN, NaN, NaN], bound: null },
      { name: "score", range: [10, 10, 10], bound: null },
    ],
    colour: "#0072b2",
  }).text;
  strictEqual(text.match(/<circle/g)?.length, 2);
  strictEqual(text.match(/class="bound"/g)?.length, 1);
  const heights = ["read &amp; measure", "umap", "score"].map((name) =>
    Number(
      new RegExp(`y="([\\d.]+)" text-anchor="end">${name}<`).exec(text)?.[1],
    )
  );
  ok(heights[0] < heights[1] && heights[1] < heights[2], String(heights));
  ok(!/NaN|Infinity|undefined/.test(text));
});
