import type { Spread } from "../record/peers_file.ts";
import { spread } from "../statistics/spread.ts";

/**
 * Peer's time over ours, pair by pair: above 1, ours is faster.
 *
 * @param ours seconds, run by run
 * @param peer seconds of the runs beside them; further ones of either are left out
 * @returns null where there is no pair
 */
export function pairRatio(
  ours: readonly number[],
  peer: readonly number[],
): Spread | null {
  const pairs = Math.min(ours.length, peer.length);
  if (pairs === 0) return null;
  return spread(ours.slice(0, pairs).map((seconds, i) => peer[i] / seconds));
}
