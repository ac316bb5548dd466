import type { BenchStatistics } from "../record/bench_file.ts";
import { quantile } from "../statistics/quantile.ts";

/** `deno bench`'s statistics of some runs, in nanoseconds. */
export function benchStatistics(seconds: readonly number[]): BenchStatistics {
  const nanoseconds = seconds.map((value) => value * 1e9);
  const above = (share: number) => quantile(nanoseconds, share);
  return {
    n: nanoseconds.length,
    min: above(0),
    max: above(1),
    avg: nanoseconds.reduce((sum, value) => sum + value, 0) /
      nanoseconds.length,
    p75: above(0.75),
    p99: above(0.99),
    p995: above(0.995),
    p999: above(0.999),
    highPrecision: true,
    usedExplicitTimers: true,
  };
}
