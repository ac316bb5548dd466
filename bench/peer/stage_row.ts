import type { PeerRow, PeerSide } from "../record/peers_file.ts";
import { pairRatio } from "./pair_ratio.ts";
import type { TimedStage } from "./time_in_turn.ts";

/** Both sides of a row. */
export interface StageRowOptions {
  /** Null where ours has no such stage. */
  readonly ours: TimedStage | null;
  /** Null where the peer has no such stage. */
  readonly peer: TimedStage | null;
  /** What the peer is called where it does not say what did the stage. */
  readonly peerName: string;
  /** Why a side has no such stage. */
  readonly why?: string | undefined;
}

/** One stage of ours beside a peer's. */
export function stageRow(
  stage: string,
  { ours, peer, peerName, why }: StageRowOptions,
): PeerRow {
  const [our, their] = [side(ours), side(peer)];
  return {
    stage,
    sum: false,
    ours: our,
    peer: their,
    peerName: peer?.description?.by ?? peerName,
    why: ours?.fault?.message ?? peer?.fault?.message ?? why ?? null,
    ratio: pairRatio(our?.samples ?? [], their?.samples ?? []),
  };
}

function side(timed: TimedStage | null): PeerSide | null {
  if (timed === null || timed.samples.length === 0) return null;
  return {
    size: timed.description?.size ?? "",
    samples: timed.samples,
    peakBytes: timed.peakBytes,
    accuracy: timed.description?.accuracy ?? {},
  };
}
