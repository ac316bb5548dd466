/** Bytes of the points that are looked at together: half a second-level cache. */
const BYTES = 1 << 18;
/** Points of a block at most. */
const MOST = 1024;

/** Points of a block: as many as stay in a cache while their distances are made. */
export function blockPoints(features: number): number {
  const bytes = Math.ceil(features / 4) * 16;
  return Math.max(2, Math.min(MOST, Math.floor(BYTES / bytes)));
}
