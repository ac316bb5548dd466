import { deepStrictEqual, ok } from "node:assert/strict";
import type { ComparisonFile, StageChange } from "../record/comparison_file.ts";
import { comparisonTable } from "./comparison_table.ts";

const CHANGE: StageChange = {
  stage: "measure",
  size: "32 x 32 x 62 x 62",
  engine: "cpu",
  before: [0.2, 0.21],
  after: [0.2, 0.21],
  rounds: [0, 0],
  ratio: 1.0004,
  interval: [0.962, 1.05],
  p: 1,
  verdict: "same",
};
const FILE: ComparisonFile = {
  schema: "stem4d-bench-comparison/1",
  environment: {
    date: "2026-11-22T10:00:00.000Z",
    commit: null,
    deno: "2.9.6",
    platform: "x86_64-unknown-linux-gnu",
    cpu: "made up",
    cores: 2,
    memoryBytes: 8e9,
    adapter: null,
    seed: 0,
    protocol: 1,
    warmUp: 1,
    cache: "warm",
    load: null,
  },
  command: ["bench:compare"],
  before: "4a97d0a",
  after: "cc33750+changes",
  effectFloor: 0.1,
  negligible: 0.05,
  familyError: 0.05,
  changes: [CHANGE, {
    ...CHANGE,
    stage: "umap",
    size: "1024 x 15",
    before: [1.5],
    after: [1.95],
    rounds: [0],
    ratio: 1.3,
    interval: [1.2, 1.4],
    p: 0.00004,
    verdict: "slower",
  }],
};

Deno.test("a comparison's table has a row for each stage, and says what changed", () => {
  const lines = comparisonTable(FILE).split("\n");
  const cells = (line: string) => line.trim().split(/ {2,}/);
  deepStrictEqual(lines.slice(0, 3).map(cells), [
    [
      ...["stage", "size", "4a97d0a", "cc33750+changes", "change"],
      ...["95 % interval", "p", "verdict"],
    ],
    [
      ...["measure", "32 x 32 x 62 x 62", "205 ms", "205 ms", "0.0 %"],
      ...["-3.8 % to +5.0 %", "1.000", "same"],
    ],
    [
      ...["umap", "1024 x 15", "1.50 s", "1.95 s", "+30 %"],
      ...["+20 % to +40 %", "< 0.001", "slower"],
    ],
  ]);
  ok(lines.includes("umap is slower: +30 %."));
  ok(lines.some((line) => line.includes("10 % or more")));
});

Deno.test("a comparison in which nothing changed says so", () => {
  const text = comparisonTable({ ...FILE, changes: [CHANGE] });
  ok(text.includes("No stage changed."));
});

Deno.test("silence that only noise made is not passed off as no change", () => {
  const noisy: StageChange = {
    ...CHANGE,
    stage: "gather",
    interval: [0.7, 1.4],
  };
  const text = comparisonTable({ ...FILE, changes: [CHANGE, noisy] });
  ok(text.includes("Too noisy to tell whether slower by 30 %: gather."), text);
  ok(!comparisonTable(FILE).includes("Too noisy"));
});
