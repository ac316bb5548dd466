import type { BenchEnvironment } from "./bench_environment.ts";
import type { MachineFloor } from "./bench_file.ts";

/** What `deno task bench:peers` writes. */
export interface PeersFile {
  readonly schema: "stem4d-bench-peers/1";
  readonly environment: BenchEnvironment;
  readonly floor: MachineFloor;
  /** The line that makes it again, word by word; see `recordCommand`. */
  readonly command: readonly string[];
  /** The scan, for example "96 x 96 x 62 x 62". */
  readonly scan: string;
  /** Libraries by name with their versions; null: not installed. */
  readonly libraries: Readonly<Record<string, string | null>>;
  /** The line that installs what is missing; null where nothing is. */
  readonly install: string | null;
  readonly rows: readonly PeerRow[];
}

/** One stage, ours beside a peer. */
export interface PeerRow {
  /** For example "neighbours". */
  readonly stage: string;
  /** Whether it is a sum of rows, for example "read to features". */
  readonly sum: boolean;
  /**
   * Null where ours did not run, or has no such stage (alignment by itself is
   * the peer's: ours does it within "measure"); `why` then says why.
   */
  readonly ours: PeerSide | null;
  /** Null where the peer did not run or has no such stage; `why` then says why. */
  readonly peer: PeerSide | null;
  /** The peer's name, for example "scikit-learn, 2 threads". */
  readonly peerName: string;
  readonly why: string | null;
  /**
   * Peer's time over ours, pair by pair (above 1: ours is faster); null where
   * either is.
   */
  readonly ratio: Spread | null;
}

/** One side of a comparison. */
export interface PeerSide {
  readonly size: string;
  /** Seconds of each run, in order. */
  readonly samples: readonly number[];
  readonly peakBytes: number | null;
  readonly accuracy: Readonly<Record<string, number>>;
}

/** Median with its range. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}
