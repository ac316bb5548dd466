import type { PeerRow, PeerSide } from "../record/peers_file.ts";
import { pairRatio } from "./pair_ratio.ts";
import type { TimedStage } from "./time_in_turn.ts";

/** Stages that together do the same on both sides. */
export interface StageSum {
  /** Name of the row. */
  readonly stage: string;
  /** Ours, in their order. */
  readonly ours: readonly string[];
  /** The peer's, in their order. */
  readonly peer: readonly string[];
  /** What the peer's are called together. */
  readonly peerName: string;
  /** Measures of its stages that the row repeats. */
  readonly accuracy?: readonly string[];
}

/** What has been timed, by stage. */
export interface SumRowOptions {
  readonly ours: ReadonlyMap<string, TimedStage>;
  readonly peer: ReadonlyMap<string, TimedStage>;
}

/**
 * Adds stages up, run by run: the n-th run of a sum is made of the n-th run of
 * each of its stages, as far as all of them were repeated. A side that lacks a
 * stage has no sum, and the row says which.
 */
export function sumRow(
  { stage, ours, peer, peerName, accuracy = [] }: StageSum,
  timed: SumRowOptions,
): PeerRow {
  const our = sum(ours, { timed: timed.ours, accuracy });
  const their = sum(peer, { timed: timed.peer, accuracy });
  const lacks = [
    ...our.lacks.map((name) => `ours lacks ${name}`),
    ...their.lacks.map((name) => `the peer lacks ${name}`),
  ];
  return {
    stage,
    sum: true,
    ours: our.side,
    peer: their.side,
    peerName,
    why: lacks.length === 0 ? null : lacks.join(", "),
    ratio: pairRatio(our.side?.samples ?? [], their.side?.samples ?? []),
  };
}

function sum(
  stages: readonly string[],
  { timed, accuracy }: {
    readonly timed: ReadonlyMap<string, TimedStage>;
    readonly accuracy: readonly string[];
  },
): { side: PeerSide | null; lacks: readonly string[] } {
  const parts = stages.map((name) => timed.get(name));
  const lacks = stages.filter((_, i) => !parts[i]?.samples.length);
  if (lacks.length > 0) return { side: null, lacks };
  const present = parts.filter((part) => part !== undefined);
  const runs = Math.min(...present.map(({ samples }) => samples.length));
  const peaks = present.map(({ peakBytes }) => peakBytes);
  return {
    side: {
      size: present[0].description?.size ?? "",
      samples: Array.from(
        { length: runs },
        (_, run) => present.reduce((sum, { samples }) => sum + samples[run], 0),
      ),
      peakBytes: peaks.every((peak) => peak !== null)
        ? Math.max(...peaks)
        : null,
      accuracy: Object.fromEntries(
        present.flatMap(({ description }) =>
          Object.entries(description?.accuracy ?? {})
        ).filter(([measure]) => accuracy.includes(measure)),
      ),
    },
    lacks,
  };
}
