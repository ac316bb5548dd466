/** The record files of a bench folder: where each lies and what makes it. */
export const BENCH_RECORD_KINDS = {
  peers: {
    file: "peers.json",
    schema: "stem4d-bench-peers/1",
    list: "rows",
    task: "bench:peers",
    title: "Peers",
  },
  suite: {
    file: "suite.json",
    schema: "stem4d-bench/1",
    list: "benches",
    task: "bench",
    title: "Stages",
  },
  scaling: {
    file: "scaling.json",
    schema: "stem4d-bench-scaling/1",
    list: "series",
    task: "bench:scaling",
    title: "Scaling",
  },
  quality: {
    file: "quality.json",
    schema: "stem4d-bench-quality/1",
    list: "series",
    task: "bench:quality",
    title: "Quality",
  },
  comparison: {
    file: "comparison.json",
    schema: "stem4d-bench-comparison/1",
    list: "changes",
    task: "bench:compare",
    title: "Last comparison",
  },
} as const;

/** A kind of record file. */
export type BenchRecordKind = keyof typeof BENCH_RECORD_KINDS;
