import {
  deepEqual,
  equal,
  match,
  ok,
  rejects,
  throws,
} from "node:assert/strict";
import { join } from "node:path";
import { OptionValues } from "../../lib/cli/option_values.ts";
import { parseOptions } from "../../lib/cli/parse_options.ts";
import { readHistory } from "../history/read_history.ts";
import type { BenchFile, BenchRecord } from "../record/bench_file.ts";
import { main } from "../suite.ts";
import { benchRecord } from "./bench_record.ts";
import { benchStatistics } from "./bench_statistics.ts";
import { durationText } from "./duration_text.ts";
import { SUITE_OPTIONS, suiteChoices } from "./suite_options.ts";
import { suiteTable } from "./suite_table.ts";

const record: BenchRecord = benchRecord({
  stage: "neighbours",
  scan: "48 x 48 x 62 x 62",
  size: "2304 x 458",
  engine: "cpu",
  adapter: null,
  samples: [0.4, 0.2, 0.3],
  work: { bytes: 100, flops: 1000 },
  floor: {
    copyBytesPerSecond: 1000,
    productFlopsPerSecond: 20_000,
    productSize: 4,
    productBy: "hand",
  },
  peakBytes: 2 ** 30,
  accuracy: { "neighbours right": 1 },
});

Deno.test("a record has Deno's shape, in nanoseconds, and the times of the floor", () => {
  equal(record.name, "neighbours, 2304 x 458 [cpu]");
  equal(record.group, "neighbours");
  const [{ ok: statistics }] = record.results;
  deepEqual([statistics.n, statistics.min, statistics.max], [3, 2e8, 4e8]);
  // 100 bytes take 0.1 s, 1,000 operations 0.05 s; the median is 0.3 s.
  equal(record.stem4d.floorSeconds, 0.1);
  ok(Math.abs(record.stem4d.timesFloor - 3) < 1e-12);
});

Deno.test("statistics are interpolated as NumPy does", () => {
  const { avg, p75, p99 } = benchStatistics([1, 2, 3, 4, 5]);
  ok(Math.abs(avg - 3e9) < 1 && Math.abs(p75 - 4e9) < 1);
  ok(Math.abs(p99 - 4.96e9) < 1); // numpy.percentile([1, 2, 3, 4, 5], 99)
});

Deno.test("durations have three figures and a unit", () => {
  deepEqual([2.5e-5, 0.01234, 0.5, 3, 123.4].map(durationText), [
    "25.0 µs",
    "12.3 ms",
    "500 ms",
    "3.00 s",
    "123 s",
  ]);
});

Deno.test("the table puts accuracy beside, or below where it is narrow", () => {
  const wide = suiteTable([record], 140).split("\n");
  equal(wide.length, 3);
  match(
    wide[2],
    /^neighbours .*300 ms .*3\.00 .*1\.00 .*neighbours right 1\.000$/,
  );
  const narrow = suiteTable([record], 80).split("\n");
  equal(narrow.length, 4);
  match(narrow[3], /^ {4}neighbours right 1\.000$/);
});

Deno.test("options: what is wrong is said, with what was meant", () => {
  const read = (...args: string[]) =>
    suiteChoices(new OptionValues(parseOptions(args, SUITE_OPTIONS).values));
  deepEqual(read("--scan", "32,64").scans, [32, 64]);
  deepEqual(read().stages, null);
  throws(() => read("--stages", "neighbors"), /did you mean neighbours\?/);
  throws(() => read("--scan", "48,8"), /whole numbers from 32 to 256/);
  throws(() => read("--repeats", "0"), /--repeats 0/);
});

Deno.test("the suite writes its file, keeps the history, and says what failed", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-suite-test-" });
  const { log, error } = console;
  const printed: string[] = [];
  console.log = (text: string) => void printed.push(text);
  console.error = () => {};
  try {
    const out = join(folder, "suite.json");
    const status = await main(
      ["--scan", "32", "--stages", "adf,features", "--engine", "cpu"].concat(
        ["--repeats", "2", "--out", out],
      ),
    );
    equal(status, 0);
    const file: BenchFile = JSON.parse(await Deno.readTextFile(out));
    equal(file.schema, "stem4d-bench/1");
    deepEqual(file.benches.map(({ stem4d }) => stem4d.stage), [
      "adf",
      "features",
    ]);
    for (const { stem4d } of file.benches) {
      equal(stem4d.samples.length, 2);
      ok(stem4d.timesFloor > 0);
      if (Deno.build.os === "linux") ok(stem4d.peakBytes! > 2 ** 20);
    }
    ok(file.floor.copyBytesPerSecond > 0);
    const lines = await readHistory(join(folder, "history.jsonl"));
    deepEqual(lines.map(({ stage }) => stage), ["adf", "features"]);
    match(printed.join("\n"), /adf .*1024 x 3844/);
    await rejects(main(["--stages", "everything"]), /The stages are read,/);
  } finally {
    console.log = log;
    console.error = error;
    await Deno.remove(folder, { recursive: true });
  }
});
