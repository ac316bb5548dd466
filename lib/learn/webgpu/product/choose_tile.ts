import type { ProductSizes } from "./product_kernel.ts";
import { type ProductTile, tileMemory, tileThreads } from "./product_tile.ts";
import { productTiles } from "./product_tiles.ts";

/** What of an adapter decides which tiles suit it; a `GpuDevice` has it. */
export interface TileLimits {
  /** Whether the adapter computes on the CPU. */
  readonly software: boolean;
  /** Threads that a workgroup may have. */
  readonly mostThreads: number;
  /** Bytes that the threads of a workgroup may share. */
  readonly workgroupMemory: number;
}

/** Workgroups that keep a large GPU's processors busy. */
const BUSY_WORKGROUPS = 128;

/** The tiles that an adapter can run. */
export function possibleTiles(limits: TileLimits): ProductTile[] {
  return productTiles.filter((tile) =>
    tileThreads(tile) <= limits.mostThreads &&
    tileMemory(tile) <= limits.workgroupMemory
  );
}

/**
 * A tile by the kind of adapter and the product's sizes alone, so that runs on
 * the same adapter take the same.
 *
 * Hardware: the largest tile that still gives every processor of a large GPU
 * something to do, else the one that gives the most of them something. A layer
 * of codes has so few sums (256 x 8, in 4 workgroups) that the depth is shared
 * out too: 32 workgroups, each of which has a sixteenth of the way to go. Software
 * adapters: the largest tile without workgroup memory; on lavapipe it took the
 * least processor time of all for every shape of product in a training.
 */
export function chooseTile(
  limits: TileLimits,
  { rows, columns }: ProductSizes,
): ProductTile {
  const tiles = possibleTiles(limits);
  const inRegisters = tiles.findLast(({ kind }) => kind === "register")!;
  if (limits.software) return inRegisters;
  const groups = (tile: ProductTile) =>
    tile.kind === "register"
      ? 0
      : Math.ceil(rows / tile.rows) * Math.ceil(columns / tile.columns);
  const narrow = tiles.find((tile) =>
    tile.kind === "workgroup" && columns <= tile.columns && tile.columns <= 16
  );
  const split = tiles.find(({ kind }) => kind === "split");
  if (narrow && split && groups(narrow) < BUSY_WORKGROUPS) return split;
  if (narrow) return narrow;
  const square = tiles.filter((tile) =>
    tile.kind === "workgroup" && tile.columns > 16
  );
  return square.findLast((tile) => groups(tile) >= BUSY_WORKGROUPS) ??
    square[0] ?? inRegisters;
}
