import type { ProductTile } from "./product_tile.ts";

const workgroup = (
  [rows, columns]: readonly [number, number],
  [threadRows, threadColumns]: readonly [number, number],
  depth: number,
): ProductTile => ({
  kind: "workgroup",
  rows,
  columns,
  threadRows,
  threadColumns,
  depth,
});

/**
 * The tiles that a product can be divided by. Which is fastest depends on the
 * adapter and on the product's sizes: large ones read least, small ones keep
 * more processors busy and waste less on few columns.
 */
export const productTiles: readonly ProductTile[] = [
  { kind: "register", rows: 4 },
  { kind: "register", rows: 8 },
  { kind: "register", rows: 16 },
  { kind: "split", rows: 8, columns: 8, slices: 16 },
  workgroup([64, 16], [4, 4], 16),
  workgroup([32, 32], [4, 4], 16),
  workgroup([64, 64], [8, 4], 16),
  workgroup([64, 64], [8, 8], 16),
  workgroup([128, 64], [8, 8], 16),
  workgroup([128, 128], [8, 8], 8),
];
