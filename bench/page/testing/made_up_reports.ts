import { RandomStream } from "../../../lib/random/random_stream.ts";
import { historyKey } from "../../history/history_key.ts";
import { linesFromBench } from "../../history/lines_from_bench.ts";
import type { BenchFile, BenchRecord } from "../../record/bench_file.ts";
import type {
  ComparisonFile,
  StageChange,
} from "../../record/comparison_file.ts";
import type { HistoryLine } from "../../record/history_line.ts";
import { median } from "../../statistics/median.ts";
import type { BenchReports } from "../bench_reports.ts";
import { MADE_UP_ENVIRONMENT, MADE_UP_FLOOR } from "./made_up_environment.ts";
import { madeUpPeers } from "./made_up_peers.ts";
import { madeUpQuality } from "./made_up_quality.ts";
import { madeUpScaling } from "./made_up_scaling.ts";
import { MADE_UP_STAGES } from "./made_up_stages.ts";

/**
 * Records with every field that the page reads, invented but valid. For tests
 * of the page; they say nothing about how fast stem4d is.
 */
export function madeUpReports(seed = 0): BenchReports {
  const random = new RandomStream(seed, "made-up bench reports");
  return {
    suite: suite(random),
    peers: madeUpPeers(random),
    scaling: madeUpScaling(random),
    quality: madeUpQuality(random),
    comparison: comparison(random),
    history: history(random),
  };
}

function suite(random: RandomStream): BenchFile {
  const benches = (["cpu", "webgpu"] as const).flatMap((engine) =>
    MADE_UP_STAGES.map((stage): BenchRecord => {
      const slower = engine === "webgpu" ? 3 : 1;
      const samples = Array.from(
        { length: stage.seconds > 5 ? 3 : 7 },
        () => slower * stage.seconds * Math.exp(0.08 * random.normal()),
      );
      const nanoseconds = samples.map((seconds) => seconds * 1e9);
      const middle = median(samples);
      return {
        origin: "file:///made-up/bench/suite.ts",
        group: stage.stage,
        name: `${stage.stage} 9216 x 458 ${engine}`,
        baseline: false,
        results: [{
          ok: {
            n: samples.length,
            min: Math.min(...nanoseconds),
            max: Math.max(...nanoseconds),
            avg: nanoseconds.reduce((a, b) => a + b) / nanoseconds.length,
            p75: Math.max(...nanoseconds),
            p99: Math.max(...nanoseconds),
            p995: Math.max(...nanoseconds),
            p999: Math.max(...nanoseconds),
            highPrecision: true,
            usedExplicitTimers: true,
          },
        }],
        stem4d: {
          stage: stage.stage,
          scan: "96 x 96 x 62 x 62",
          size: "9216 x 458",
          engine,
          adapter: engine === "webgpu" ? "llvmpipe" : null,
          samples,
          work: { bytes: 1e8, flops: 1e9 },
          floorSeconds: stage.seconds / stage.timesFloor,
          timesFloor: middle * stage.timesFloor / stage.seconds,
          peakBytes: stage.peak,
          accuracy: stage.accuracy,
        },
      };
    })
  );
  return {
    version: 1,
    runtime: "Deno/2.9.6 x86_64-unknown-linux-gnu",
    cpu: MADE_UP_ENVIRONMENT.cpu,
    benches,
    schema: "stem4d-bench/1",
    environment: MADE_UP_ENVIRONMENT,
    floor: MADE_UP_FLOOR,
    command: ["deno", "task", "bench", "--scan", "96", "--engine", "all"],
  };
}

function comparison(random: RandomStream): ComparisonFile {
  const changes = MADE_UP_STAGES.map(({ stage, seconds }, i): StageChange => {
    const ratio = i === 3 ? 1.31 : i === 6 ? 0.82 : 1 + 0.01 * random.normal();
    const noisy = () => seconds * Math.exp(0.05 * random.normal());
    return {
      stage,
      size: "2304 x 458",
      engine: "cpu",
      rounds: Array.from({ length: 8 }, (_, round) => round),
      before: Array.from({ length: 8 }, noisy),
      after: Array.from({ length: 8 }, () => ratio * noisy()),
      ratio,
      interval: [ratio * 0.96, ratio * 1.05],
      p: i === 3 || i === 6 ? 0.0004 : 0.84,
      verdict: i === 3 ? "slower" : i === 6 ? "faster" : "same",
    };
  });
  return {
    schema: "stem4d-bench-comparison/1",
    environment: MADE_UP_ENVIRONMENT,
    command: ["deno", "task", "bench:compare", "v0.1.0", "--rounds", "8"],
    before: "v0.1.0",
    after: "work tree",
    effectFloor: 0.1,
    negligible: 0.02,
    familyError: 0.01,
    changes,
  };
}

/** Nine runs on one machine, then two on another that is twice as fast. */
function history(random: RandomStream): HistoryLine[] {
  const lines = linesFromBench(suite(random));
  const runs = Array.from(
    { length: 11 },
    (_, run) =>
      lines.map((line): HistoryLine => {
        const other = run >= 9;
        const level = (other ? 0.5 : 1) *
          (line.stage === "umap" && run > 5 ? 0.4 : 1) *
          Math.exp(0.06 * random.normal());
        return {
          ...line,
          date: `2026-02-${String(run + 10)}T08:00:00.000Z`,
          commit: `${String(run).padStart(2, "0")}${"ab".repeat(19)}`,
          cpu: other ? "Another Processor" : line.cpu,
          median: line.median * level,
          min: line.min * level,
          max: line.max * level,
          timesFloor: line.timesFloor * level,
        };
      }),
  ).flat();
  // Written in the order of a merge, not of the dates.
  return runs.sort((a, b) => historyKey(a) < historyKey(b) ? 1 : -1);
}
