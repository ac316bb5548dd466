import {
  deepStrictEqual,
  notStrictEqual,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "node:path";
import { InputError } from "../../lib/scan/input_error.ts";
import type { BenchFile } from "../record/bench_file.ts";
import type { HistoryLine } from "../record/history_line.ts";
import { appendHistory } from "./append_history.ts";
import { historyKey } from "./history_key.ts";
import { linesFromBench } from "./lines_from_bench.ts";
import { readHistory } from "./read_history.ts";

const LINE: HistoryLine = {
  date: "2026-11-22T10:00:00.000Z",
  commit: "abc1234",
  stage: "neighbours",
  size: "2304 x 458",
  engine: "webgpu",
  adapter: "llvmpipe",
  cpu: "AMD EPYC",
  cores: 2,
  protocol: 1,
  median: 0.25,
  min: 0.2,
  max: 0.5,
  runs: 3,
  timesFloor: 4.5,
  peakBytes: null,
};

async function inFolder(
  test: (file: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-history-" });
  try {
    await test(join(folder, "reports", "history.jsonl"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a history is read as it was written, over several runs", () =>
  inFolder(async (file) => {
    deepStrictEqual(await readHistory(file), []);
    await appendHistory(file, [LINE, { ...LINE, stage: "umap" }]);
    await appendHistory(file, []);
    await appendHistory(file, [{ ...LINE, peakBytes: 1e9, commit: null }]);
    deepStrictEqual(await readHistory(file), [
      LINE,
      { ...LINE, stage: "umap" },
      { ...LINE, peakBytes: 1e9, commit: null },
    ]);
  }));

Deno.test("runs that end together keep their lines whole and together", () =>
  inFolder(async (file) => {
    const runs = Array.from(
      { length: 12 },
      (_, run) =>
        Array.from({ length: 40 }, (_, i) => ({
          ...LINE,
          commit: `run ${run}`,
          stage: `stage ${i}`,
        })),
    );
    await Promise.all(runs.map((lines) => appendHistory(file, lines)));
    const history = await readHistory(file);
    strictEqual(history.length, 12 * 40);
    for (let i = 0; i < history.length; i += 40) {
      const { commit } = history[i];
      deepStrictEqual(
        history.slice(i, i + 40).map((line) => [line.commit, line.stage]),
        Array.from({ length: 40 }, (_, j) => [commit, `stage ${j}`]),
      );
    }
  }));

Deno.test("a malformed line is refused, and nothing is written", () =>
  inFolder(async (file) => {
    const wrong: readonly Partial<HistoryLine>[] = [
      { median: NaN },
      { median: 0 },
      { median: 0.6 },
      { stage: "" },
      { runs: 0 },
      { cores: 1.5 },
      { date: "yesterday" },
      { timesFloor: Infinity },
      { peakBytes: -1 },
    ];
    for (const change of wrong) {
      await rejects(
        appendHistory(file, [LINE, { ...LINE, ...change }]),
        (error) =>
          error instanceof InputError &&
          /line 2 of the run/.test(error.message),
        JSON.stringify(change),
      );
    }
    deepStrictEqual(await readHistory(file), []);
  }));

Deno.test("a broken line is named by its number", () =>
  inFolder(async (file) => {
    await appendHistory(file, [LINE]);
    const whole = await Deno.readTextFile(file);
    const cases: readonly (readonly [string, RegExp])[] = [
      [`${whole}{"stage":\n${whole}`, /line 2 .* wanted JSON/],
      [`${whole}\n${whole}`, /line 2 .* wanted JSON/],
      [`${whole}${whole}[1]\n`, /line 3 .* wanted an object/],
      [`${whole}{}\n`, /line 2 .* wanted an ISO 8601 date as date/],
      [whole.replace("webgpu", "gpu"), /line 1 .* "cpu" or "webgpu"/],
      [`${whole}${whole.slice(0, 50)}`, /line 2 .* line end/],
    ];
    for (const [text, message] of cases) {
      await Deno.writeTextFile(file, text);
      await rejects(
        readHistory(file),
        (error) => error instanceof InputError && message.test(error.message),
        String(message),
      );
    }
  }));

Deno.test("nothing is added behind a line that was cut short", () =>
  inFolder(async (file) => {
    await appendHistory(file, [LINE]);
    const cut = (await Deno.readTextFile(file)).slice(0, -20);
    await Deno.writeTextFile(file, cut);
    await rejects(appendHistory(file, [LINE]), InputError);
    strictEqual(await Deno.readTextFile(file), cut);
  }));

Deno.test("results that must not be compared have different keys", () => {
  const other: readonly Partial<HistoryLine>[] = [
    { stage: "umap" },
    { size: "2304 x 459" },
    { engine: "cpu" },
    { adapter: null },
    { adapter: "NVIDIA" },
    { cpu: "Intel" },
    { cores: 4 },
    { protocol: 2 },
  ];
  const keys = [LINE, ...other.map((change) => ({ ...LINE, ...change }))]
    .map(historyKey);
  strictEqual(new Set(keys).size, keys.length);
  const same = { commit: "def", date: "2027-01-01", median: 9, peakBytes: 1 };
  strictEqual(historyKey({ ...LINE, ...same }), historyKey(LINE));
  notStrictEqual(
    historyKey({ ...LINE, stage: "a", size: "b,c" }),
    historyKey({ ...LINE, stage: "a,b", size: "c" }),
  );
});

Deno.test("a bench run gives a line for each stage, size and engine", () => {
  const ok = {
    n: 2,
    min: 1,
    max: 1,
    avg: 1,
    p75: 1,
    p99: 1,
    p995: 1,
    p999: 1,
    highPrecision: true,
    usedExplicitTimers: true,
  };
  const bench: BenchFile = {
    version: 1,
    runtime: "Deno/2.9.6 x86_64-unknown-linux-gnu",
    cpu: LINE.cpu,
    schema: "stem4d-bench/1",
    environment: {
      date: LINE.date,
      commit: LINE.commit,
      deno: "2.9.6",
      platform: "x86_64-unknown-linux-gnu",
      cpu: LINE.cpu,
      cores: LINE.cores,
      memoryBytes: 8e9,
      adapter: null,
      seed: 0,
      protocol: LINE.protocol,
      warmUp: 1,
      cache: "warm",
      load: null,
    },
    floor: {
      copyBytesPerSecond: 1e10,
      productFlopsPerSecond: 1e11,
      productSize: 1024,
      productBy: "made up",
    },
    command: ["bench"],
    benches: (["webgpu", "cpu"] as const).map((engine) => ({
      origin: "file:///bench",
      group: "neighbours",
      name: "neighbours",
      baseline: false,
      results: [{ ok }],
      stem4d: {
        stage: LINE.stage,
        scan: "48 x 48 x 62 x 62",
        size: LINE.size,
        engine,
        adapter: engine === "cpu" ? null : LINE.adapter,
        samples: [0.5, 0.2, 0.25],
        work: { bytes: 1, flops: 1 },
        floorSeconds: 0.05,
        timesFloor: LINE.timesFloor,
        peakBytes: null,
        accuracy: {},
      },
    })),
  };
  deepStrictEqual(linesFromBench(bench), [
    LINE,
    { ...LINE, engine: "cpu", adapter: null },
  ]);
});
