import type { Spread } from "../../record/peers_file.ts";

/**
 * What pairs of runs say about which side is faster: "ours" or "theirs" where
 * every pair says so, "open" where they disagree.
 */
export function ratioVerdict({ min, max }: Spread): "ours" | "theirs" | "open" {
  return min > 1 ? "ours" : max < 1 ? "theirs" : "open";
}
