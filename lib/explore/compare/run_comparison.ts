/** A label map of both runs. */
export interface MapComparison {
  /** Name of the map. */
  readonly name: string;
  /** Adjusted Rand index between the two, 1 where they agree whatever the labels' numbers are. */
  readonly ari: number;
  /** Positions that differ after the second run's labels were matched with the first's. */
  readonly differing: number;
  /** Positions in all. */
  readonly positions: number;
  /** The second run's labels, renumbered as the first run's labels that they stand for. */
  readonly matched: Int32Array;
  /** 1 where the two differ. */
  readonly difference: Uint8Array;
}

/** An image of measured values that both runs have. */
export interface ImageComparison {
  /** Name of the array. */
  readonly name: string;
  /** The second run's values less the first's. */
  readonly difference: Float64Array;
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number];
  /** Largest difference, whatever its sign. */
  readonly largest: number;
  /** Root mean square of the differences. */
  readonly rms: number;
}

/** Something that both runs state. */
export interface Pair<Value> {
  /** What it is, in words. */
  readonly name: string;
  /** What the first run states; undefined where it states nothing. */
  readonly first: Value | undefined;
  /** What the second run states; undefined where it states nothing. */
  readonly second: Value | undefined;
}

/** What a run said of a claim or a check. */
export interface Judgement {
  /** Verdict in words. */
  readonly verdict: string;
  /** What was measured, in words. */
  readonly measured: string;
}

/** Two runs held beside each other. */
export interface RunComparison {
  /** Whether the scans have the same sizes, so that maps can be compared at all. */
  readonly sameShape: boolean;
  /** Whether the scans hold the same values. */
  readonly sameValues: boolean;
  /** What the runs were told differently: seed, engine, readings, version. */
  readonly choices: readonly Pair<string>[];
  /** Label maps that both have; empty where sizes differ. */
  readonly maps: readonly MapComparison[];
  /** Images that both have; empty where sizes differ. */
  readonly images: readonly ImageComparison[];
  /** Claims and checks whose verdicts differ. */
  readonly verdicts: readonly Pair<Judgement>[];
  /** Claims and checks that both runs judge alike. */
  readonly sameVerdicts: number;
  /** Scores against truth of either. */
  readonly scores: readonly Pair<number>[];
  /** Seconds of each stage of either. */
  readonly stages: readonly Pair<number>[];
}
