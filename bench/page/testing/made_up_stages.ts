/** A made-up stage: what it costs at 9216 positions of 62 x 62 pixels. */
export interface MadeUpStage {
  readonly stage: string;
  /** Seconds. */
  readonly seconds: number;
  /** Exponents of time and of work against positions. */
  readonly exponents: readonly [time: number, work: number];
  readonly timesFloor: number;
  /** Bytes. */
  readonly peak: number;
  /** Peer's time over ours. */
  readonly ratio: number;
  readonly peer: string;
  readonly accuracy: Readonly<Record<string, number>>;
}

/** Invented but of the sizes that one meets; they say nothing about stem4d. */
export const MADE_UP_STAGES: readonly MadeUpStage[] = [
  stage("read", [0.021, 1, 1], [1.3, 2.1e8], [7.9, "h5py"]),
  stage("measure", [1.62, 1, 1], [31, 3.3e8], [11.2, "scikit-image"], {
    "residual px": 0.0291,
  }),
  stage("features", [0.031, 0.1, 0.1], [62, 3.4e8], [1.02, "NumPy"]),
  stage("gather", [1.21, 1, 1], [26, 3.4e8], [0.41, "NumPy"]),
  stage("neighbours", [2.9, 1.98, 2], [4.4, 4.1e8], [
    0.64,
    "scikit-learn, 2 threads",
  ]),
  stage("umap", [9.8, 1.31, 1], [812, 9.1e8], [1.42, "umap-learn"], {
    trustworthiness: 0.961,
  }),
  stage("kmeans-lloyd", [0.51, 1.05, 1], [38, 4.2e8], [
    2.6,
    "scikit-learn, 2 threads",
  ], { "flake ARI": 1 }),
  stage("kmeans-minibatch", [0.19, 0.7, 1], [17, 4.2e8], [
    3.4,
    "scikit-learn, 2 threads",
  ], { "flake ARI": 0.412 }),
  stage("level2", [0.11, 1, 1], [22, 4.2e8], [1.8, "scikit-learn, 2 threads"], {
    "materials ARI": 1,
  }),
  stage("ae-step", [0.051, 0.02, 0.02], [2.2, 5.1e8], [
    0.58,
    "PyTorch, 1 thread",
  ]),
  stage("ae", [12.4, 1, 1], [2.6, 5.4e8], [0.55, "PyTorch, 1 thread"], {
    "WS2 AE ARI": 0.254,
    "WSe2 AE ARI": 0.571,
  }),
  stage("score", [0.0004, 1, 1], [140, 5.4e8], [34.2, "scikit-learn"]),
];

function stage(
  name: string,
  [seconds, time, work]: readonly [number, number, number],
  [timesFloor, peak]: readonly [number, number],
  [ratio, peer]: readonly [number, string],
  accuracy: Readonly<Record<string, number>> = {},
): MadeUpStage {
  return {
    stage: name,
    seconds,
    exponents: [time, work],
    timesFloor,
    peak,
    ratio,
    peer,
    accuracy,
  };
}
