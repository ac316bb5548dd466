/**
 * How the threads of a workgroup divide a product.
 *
 * - "register": every thread makes `rows` rows of four columns from what it
 *   reads itself. Best where barriers and workgroup memory cost more than they
 *   save, as on software adapters.
 * - "workgroup": a workgroup makes `rows` x `columns` numbers, each thread
 *   `threadRows` x `threadColumns` of them, from slices of `depth` that are
 *   shared in workgroup memory.
 *
 * - "split": a workgroup makes `rows` x `columns` numbers, of which `slices`
 *   threads make four each, every thread from its share of the depth; the shares
 *   are added in their order. For few numbers with long sums, which would leave
 *   most of a large GPU without work.
 *
 * All sizes but `slices` are multiples of four; threads are a power of two.
 */
export type ProductTile =
  | { readonly kind: "register"; readonly rows: number }
  | {
    readonly kind: "workgroup";
    readonly rows: number;
    readonly columns: number;
    readonly threadRows: number;
    readonly threadColumns: number;
    readonly depth: number;
  }
  | {
    readonly kind: "split";
    readonly rows: number;
    readonly columns: number;
    readonly slices: number;
  };

/** Threads in a workgroup of `tile`. */
export function tileThreads(tile: ProductTile): number {
  if (tile.kind === "register") return REGISTER_THREADS;
  if (tile.kind === "split") {
    return tile.rows * tile.columns / 4 * tile.slices;
  }
  const { rows, columns, threadRows, threadColumns } = tile;
  return (rows / threadRows) * (columns / threadColumns);
}

/** Bytes of workgroup memory that `tile` takes at most, its epilogue's sums included. */
export function tileMemory(tile: ProductTile): number {
  const sums = tileThreads(tile) * 16;
  if (tile.kind === "register") return sums;
  // Their shares beside the epilogue's sums.
  if (tile.kind === "split") return 2 * sums;
  const { rows, columns, depth } = tile;
  // One four of numbers more in each row keeps a column's numbers in different banks.
  return sums + depth * (rows + 4 + columns + 4) * 4;
}

/** Threads in a workgroup of a register tile. */
const REGISTER_THREADS = 64;
