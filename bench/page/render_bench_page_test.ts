import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { formatRatio } from "./text/format_ratio.ts";
import { formatTime } from "./text/format_time.ts";
import { BENCH_CHAPTERS } from "./bench_chapters.ts";
import { BENCH_RECORD_KINDS } from "./bench_record_kinds.ts";
import type { PeersFile } from "../record/peers_file.ts";
import type { BenchReports } from "./bench_reports.ts";
import { renderBenchPage } from "./render_bench_page.ts";
import { madeUpReports } from "./testing/made_up_reports.ts";

const reports = madeUpReports();
const page = renderBenchPage(reports);

const NOTHING: BenchReports = {
  suite: null,
  peers: null,
  scaling: null,
  quality: null,
  comparison: null,
  history: [],
};

/** A figure's part of the page. */
function figure(text: string, id: string): string {
  const found = new RegExp(
    `<section class="figure" ?\\n?id="${id}">[\\s\\S]*?</section>`,
  ).exec(text);
  ok(found !== null, `the page has no figure ${id}`);
  return found[0];
}

/** A copy with every text replaced. */
function withTexts(value: unknown, text: string): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withTexts(item, text)]),
  );
}

Deno.test("renderBenchPage draws every figure with the command that makes it again", () => {
  for (const { record, figures } of BENCH_CHAPTERS) {
    const task = record === null ? "bench" : BENCH_RECORD_KINDS[record].task;
    for (const { id } of figures) {
      match(
        figure(page, id),
        new RegExp(`<code>deno task ${task}\\b[^<]*</code>`),
      );
    }
  }
});

Deno.test("renderBenchPage shows the peers' ratios, times and reasons", () => {
  const text = figure(page, "peer-table");
  for (const { stage, ratio, why } of reports.peers!.rows) {
    ok(text.includes(stage));
    if (ratio !== null) {
      ok(text.includes(`<strong>${formatRatio(ratio.median)}<`));
    }
    if (why !== null) ok(text.includes(why));
  }
  match(text, /sudo apt-get install python3-umap-learn/);
});

Deno.test("renderBenchPage shows each stage's floor and how far above it stands", () => {
  const text = figure(page, "stage-table");
  for (const { stem4d } of reports.suite!.benches) {
    ok(text.includes(`<strong>${formatRatio(stem4d.timesFloor)}<`));
    ok(text.includes(formatTime(stem4d.floorSeconds)));
  }
});

Deno.test("renderBenchPage draws one history line for each series and mixes none", () => {
  const text = figure(page, "history-lines");
  const { history } = reports;
  const keys = new Set(
    history.map(({ stage, size, engine, adapter, cpu }) =>
      JSON.stringify([stage, size, engine, adapter, cpu])
    ),
  );
  strictEqual(text.match(/class="spark-line"/g)?.length, keys.size);
  const points = [...text.matchAll(/class="spark-line" d="M([^"]*)"/g)]
    .map(([, path]) => path.split("L").length);
  deepStrictEqual([...new Set(points)].sort(), [2, 9]);
  strictEqual(text.match(/<table>/g)?.length, 4, "two machines, two engines");
});

Deno.test("renderBenchPage says which stages changed and why that counts", () => {
  const text = figure(page, "verdicts");
  strictEqual(text.match(/verdict-short/g)?.length, 1);
  strictEqual(text.match(/verdict-holds/g)?.length, 1);
  match(text, /\+31\.0/);
  match(text, /larger than 10\.0/);
});

Deno.test("renderBenchPage counts failed chains as failures, not as scores", () => {
  match(figure(page, "hardness"), /5: level 1 found one region/);
  match(figure(page, "time-to-quality"), /By epochs/);
  match(figure(page, "seeds"), /5 seeds, 0 failed/);
});

Deno.test("renderBenchPage needs nothing but itself", () => {
  for (
    const [, name, value] of page.matchAll(
      /\s(href|src|srcset|data)="([^"]*)"/g,
    )
  ) {
    ok(/^(#|data:)/.test(value), `${name}="${value}"`);
  }
  ok(!/<script|<iframe|<object|<embed|@import|url\(/i.test(page));
  match(page, /default-src 'none'|default-src &#39;none&#39;/);
});

Deno.test("renderBenchPage gives the same text for the same records and ids only once", () => {
  strictEqual(renderBenchPage(madeUpReports()), page);
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  strictEqual(new Set(ids).size, ids.length);
  for (const [, anchor] of page.matchAll(/href="#([^"]*)"/g)) {
    ok(ids.includes(anchor), anchor);
  }
});

Deno.test("renderBenchPage gives every drawing words or hides it where they stand beside it", () => {
  for (const [svg] of page.matchAll(/<svg[^>]*>/g)) {
    ok(
      /aria-hidden="true"/.test(svg) ||
        /role="img"\s+aria-label="[^"]{10,}"/.test(svg),
      svg,
    );
  }
  ok(!/NaN|Infinity|undefined|\[object/.test(page));
});

Deno.test("renderBenchPage lets no text of a record become markup", () => {
  const attack = `</style><img src=x onerror="alert(1)">'&`;
  const { suite, peers, comparison, scaling, quality, history } = reports;
  const text = renderBenchPage({
    suite: {
      ...suite!,
      environment: { ...suite!.environment, cpu: attack, commit: attack },
      benches: suite!.benches.map((bench) => ({
        ...bench,
        stem4d: { ...bench.stem4d, stage: attack, scan: attack, size: attack },
      })),
      command: [attack],
    },
    peers: {
      ...peers!,
      scan: attack,
      install: attack,
      libraries: { [attack]: attack },
      rows: withTexts(peers!.rows, attack) as PeersFile["rows"],
    },
    scaling: {
      ...scaling!,
      series: scaling!.series.map((one) => ({ ...one, stage: attack })),
    },
    quality: {
      ...quality!,
      series: quality!.series.map((one) => ({
        ...one,
        unit: attack,
        points: one.points.map((point) => ({
          ...point,
          accuracy: { [`${attack} ARI`]: 0.5 },
        })),
      })),
    },
    comparison: { ...comparison!, before: attack, after: attack },
    history: history.map((line) => ({ ...line, stage: attack, cpu: attack })),
  });
  ok(!text.includes("<img"));
  strictEqual(text.match(/<\/style>/g)?.length, 1);
  ok(text.includes("&lt;/style&gt;&lt;img"));
});

Deno.test("renderBenchPage names what was never measured, alone or all together", () => {
  const empty = renderBenchPage(NOTHING);
  match(empty, /Nothing has been measured yet\./);
  for (const { task } of Object.values(BENCH_RECORD_KINDS)) {
    ok(empty.includes(`<code>deno task ${task}</code>`), task);
  }
  for (
    const kind of [
      "suite",
      "peers",
      "scaling",
      "quality",
      "comparison",
    ] as const
  ) {
    const alone = renderBenchPage({ ...NOTHING, [kind]: reports[kind] });
    ok(!alone.includes("Nothing has been measured yet"));
    const without = renderBenchPage({ ...reports, [kind]: null });
    match(without, /Not measured yet: /);
  }
  ok(!page.includes("Not measured yet"));
});

Deno.test("renderBenchPage warns where the records come from different machines", () => {
  ok(!page.includes("different machines"));
  const suite = reports.suite!;
  const text = renderBenchPage({
    ...reports,
    suite: { ...suite, environment: { ...suite.environment, cores: 64 } },
  });
  match(text, /different machines/);
});

Deno.test("renderBenchPage draws records of one run, one size and no memory", () => {
  const { suite, peers, scaling, quality } = reports;
  const text = renderBenchPage({
    ...NOTHING,
    suite: {
      ...suite!,
      benches: suite!.benches.slice(0, 1).map((bench) => ({
        ...bench,
        stem4d: {
          ...bench.stem4d,
          samples: [0.5],
          peakBytes: null,
          accuracy: {},
        },
      })),
    },
    peers: {
      ...peers!,
      rows: peers!.rows.filter(({ ratio }) => ratio === null),
    },
    scaling: {
      ...scaling!,
      series: scaling!.series.slice(0, 1).map((one) => ({
        ...one,
        points: one.points.slice(0, 1),
        time: null,
        work: null,
        memory: null,
        superlinear: false,
      })),
    },
    quality: {
      ...quality!,
      series: quality!.series.map((one) => ({
        ...one,
        points: one.points.slice(0, 1).map((point) => ({
          ...point,
          accuracy: {},
          failure: "it failed",
        })),
      })),
    },
  });
  match(text, /No stage could be compared with a peer/);
  match(text, /Too few sizes were measured/);
  ok(!/NaN|Infinity|undefined|\[object/.test(text));
});

Deno.test("renderBenchPage lists stages that failed and the adapter's own floor", () => {
  const suite = reports.suite!;
  const text = renderBenchPage({
    ...reports,
    suite: {
      ...suite,
      adapterFloor: { ...suite.floor, productBy: "WGSL <tile>" },
      failures: [{
        stage: "vae",
        scan: "96 x 96 x 62 x 62",
        engine: "webgpu",
        message: "the device was lost",
      }],
    },
  });
  const table = figure(text, "stage-table");
  match(table, /the device was lost/);
  match(table, /The adapter: .*WGSL &lt;tile&gt;/);
  match(text, /1 stages? did not run to (their|its) end: vae \(webgpu\)/);
});

Deno.test("renderBenchPage says which sizes were left out and what effort suffices", () => {
  match(figure(page, "exponents"), /256: a run would take about 95 s/);
  match(
    figure(page, "time-to-quality"),
    /Time to the recipe&#39;s own accuracy|Time to the recipe's own accuracy/,
  );
});
