import type { BenchFile } from "../record/bench_file.ts";
import type { HistoryLine } from "../record/history_line.ts";
import { spread } from "../statistics/spread.ts";

/**
 * The history's lines of one bench run, one for each stage, size and engine.
 *
 * @throws {RangeError} where a stage has no samples
 */
export function linesFromBench(
  { benches, environment }: BenchFile,
): HistoryLine[] {
  const { date, commit, cpu, cores, protocol } = environment;
  return benches.map(({ stem4d }) => ({
    date,
    commit,
    stage: stem4d.stage,
    size: stem4d.size,
    engine: stem4d.engine,
    adapter: stem4d.adapter,
    cpu,
    cores,
    protocol,
    ...spread(stem4d.samples),
    runs: stem4d.samples.length,
    timesFloor: stem4d.timesFloor,
    peakBytes: stem4d.peakBytes,
  }));
}
