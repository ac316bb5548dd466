import { SPARE_CANDIDATES } from "../../embed/rank_candidates.ts";
import type { Readings } from "../readings.ts";

/** What is embedded. */
export interface EmbedNeedOptions {
  readonly positions: number;
  readonly features: number;
  readonly workers: number;
  /** How neighbours are searched. */
  readonly search: "exact" | "approximate";
  readonly umap: Readings["umap"];
}

/** Points of a block whose distances to another are made at once. */
const BLOCK = 1024;
/** Coordinates by which an approximate search divides the points. */
const DIMENSIONS = 32;
/** Points of the cells that it notes, in two rounds and in eight. */
const CELLS = [[2, 128], [8, 512]] as const;

/** Bytes that the search for neighbours takes beside the features. */
export function neighboursNeed(
  { positions, features, workers, search, umap }: EmbedNeedOptions,
): number {
  const count = Math.min(positions, umap.neighbours);
  const lists = 8 * Math.min(positions, count + SPARE_CANDIDATES) * positions;
  const found = 8 * count * positions;
  const packed = workers * 4 * (2 * BLOCK * features + BLOCK * BLOCK);
  // Norms, here and for each thread.
  const points = positions * (8 + 4 * workers);
  if (search === "exact") {
    // Each thread has lists of its own, on the way here twice.
    return 3 * workers * lists + 2 * found + packed + points;
  }
  const noted = CELLS.reduce(
    (bytes, [rounds, cell]) =>
      bytes + rounds * Math.ceil(positions / cell) * positions / 8,
    0,
  );
  // Every thread is sent the lists' numbers and its cells.
  return (1 + workers / 2) * lists + 2 * found + packed + points + noted +
    positions * (8 * DIMENSIONS + 16 * workers);
}

/**
 * Bytes that UMAP takes from the neighbours on, beside what is held: the graph,
 * each neighbour twice, as it is made, symmetric, scaled, and as a schedule.
 */
export function umapNeed(
  { positions, workers, umap }: Pick<
    EmbedNeedOptions,
    "positions" | "workers" | "umap"
  >,
): number {
  const edges = 2 * Math.min(positions, umap.neighbours) * positions;
  const vectors = positions * 8 * (24 + 4 * umap.components);
  return edges * (8 + 8 + 4 + 12) + vectors + workers * positions * 4;
}
