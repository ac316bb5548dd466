import type { Spread } from "../../record/peers_file.ts";

/** Medians closer to 1 than this share tell nothing on a shared machine. */
const NEGLIGIBLE = 0.05;

/**
 * What pairs of runs say about which side is faster: "ours" or "theirs" where
 * every pair says so and the median by 5 % or more, else "open".
 */
export function ratioVerdict(
  { min, median, max }: Spread,
): "ours" | "theirs" | "open" {
  if (min > 1 && median >= 1 + NEGLIGIBLE) return "ours";
  return max < 1 && median <= 1 / (1 + NEGLIGIBLE) ? "theirs" : "open";
}
