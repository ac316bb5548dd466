import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import { curve } from "./curve.ts";
import { dots } from "./dots.ts";
import { logAxis } from "./log_axis.ts";
import { logTicks } from "./log_ticks.ts";
import { pictureMark } from "./picture_mark.ts";
import { plotChart } from "./plot_chart.ts";
import { svgMarkup } from "./svg_markup.ts";

/** Tags of a drawing with the names of their attributes. */
function tags(text: string) {
  return [...text.matchAll(/<([a-z]+)([^<>]*)>/gi)].map(([, name, rest]) => ({
    name,
    attributes: [...rest.replace(/"[^"]*"/g, '""').matchAll(/([\w:-]+)=/g)]
      .map(([, attribute]) => attribute),
  }));
}

Deno.test("a chart leaves gaps where values are not finite", () => {
  const { text } = plotChart({
    alt: "a curve <&>",
    x: { domain: [0, 4], label: "x" },
    y: { domain: [0, 1], label: "y" },
    marks: [
      curve([[0, 0], [1, 0.5], [2, NaN], [3, 0.5], [4, 1]], {
        colour: "#0072b2",
      }),
      dots([[1, NaN], [2, 1]], { colour: "#d55e00", shape: "square" }),
    ],
  });
  const path = /<g[^>]*data-mark="line"[^>]*><path d="([^"]*)"/.exec(text)
    ?.[1];
  strictEqual(path?.match(/M/g)?.length, 2, path);
  const dot = /<g[^>]*data-mark="dot"[^>]*>(.*?)<\/g>/.exec(text)?.[1] ?? "";
  strictEqual(dot.match(/<path/g)?.length, 1);
  match(text, /aria-label="a curve &lt;&amp;&gt;"/);
  ok(!/NaN|Infinity|undefined/.test(text));
});

Deno.test("a chart of nothing finite is drawn empty", () => {
  const { text } = plotChart({
    alt: "nothing",
    x: { label: "x" },
    y: { label: "y" },
    marks: [
      curve([[NaN, NaN], [1, NaN]], { colour: "#000" }),
      dots([], { colour: "#000" }),
    ],
  });
  match(text, /^<svg/);
  ok(!/NaN|Infinity|undefined/.test(text), text);
});

Deno.test("a chart has no style, script or id of its own and is drawn alike twice", () => {
  const draw = () =>
    plotChart({
      alt: "alike",
      x: { label: "x" },
      y: { label: "y" },
      marks: [curve([[0, 1], [1, 1 / 3]], { colour: "var(--ink)" })],
    }).text;
  const text = draw();
  strictEqual(draw(), text);
  ok(!/<style|<script|\sid=|url\(|\sstyle=/.test(text), text);
  ok(!/\d\.\d{3}/.test(text), "places are rounded");
});

Deno.test("no name can become markup of a chart", () => {
  const hostile =
    `</text></svg><script>alert("1")</script><img src=x onerror='a'>\` &`;
  const draw = (name: string) =>
    plotChart({
      alt: name,
      x: { label: name, type: "band", domain: [name] },
      y: { label: name, tickFormat: () => name },
      marks: [
        Plot.dot([{ x: name, y: 1 }], { x: "x", y: "y" }),
        Plot.text([{ x: name, y: 1 }], { x: "x", y: "y", text: "x" }),
        pictureMark({
          uri: `data:${name}`,
          width: 1,
          height: 1,
          reduction: 1,
          notFinite: 0,
        }, name),
      ],
    }).text;
  const text = draw(hostile);
  deepStrictEqual(tags(text), tags(draw("harmless")));
  ok(text.includes("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
});

Deno.test("svgMarkup refuses names that could become markup", () => {
  const element = (localName: string) => ({
    nodeType: 1,
    localName,
    attributes: [],
    childNodes: [],
  });
  strictEqual(svgMarkup(element("svg")).text, "<svg />");
  let message = "";
  try {
    svgMarkup(element("svg onload=alert(1)"));
  } catch (error) {
    message = (error as Error).message;
  }
  match(message, /names must be letters/);
});

Deno.test("logTicks are round, inside the domain and few", () => {
  deepStrictEqual(logTicks([0.0005, 300], 5), [0.001, 0.01, 0.1, 1, 10, 100]);
  ok(logTicks([0.2, 2], 5).includes(1));
  for (const domain of [[0.2, 2], [900, 17000], [1e-6, 1e6], [20, 60]]) {
    const values = logTicks(domain as [number, number], 5);
    ok(values.length >= 3 && values.length <= 7, String(values));
    ok(values.every((value) => value >= domain[0] && value <= domain[1]));
  }
  for (const domain of [[0, 1], [-1, 1], [2, 2], [3, 1], [1, Infinity]]) {
    deepStrictEqual(logTicks(domain as [number, number], 5), []);
  }
});

Deno.test("equal factors lie at equal distances on an axis of logarithms", () => {
  const { text } = plotChart({
    alt: "",
    x: logAxis({ domain: [1, 10000], label: "positions", text: String }),
    y: logAxis({ domain: [0.01, 1], label: "seconds", text: String }),
    marks: [dots([[1, 0.01], [100, 0.1], [10000, 1]], { colour: "#000" })],
  });
  const places = [
    ...text.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g),
  ]
    .map(([, x, y]) => [Number(x), Number(y)]);
  strictEqual(places.length, 3, text);
  for (const axis of [0, 1]) {
    const [low, middle, high] = places.map((place) => place[axis]);
    ok(Math.abs(low + high - 2 * middle) < 0.03, `${low} ${middle} ${high}`);
  }
  match(text, />0\.1<.*>10000</s);
});
