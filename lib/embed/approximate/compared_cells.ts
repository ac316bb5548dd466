/** A division of the points into cells, and what each cell was compared with. */
export interface ComparedCells {
  /** The cell of each point. */
  readonly cellOf: Uint32Array<SharedArrayBuffer>;
  /** For each cell a bit for each point, from the lowest of a byte on: set for those it was compared with. */
  readonly compared: readonly Uint8Array<SharedArrayBuffer>[];
}

/** Divisions that `comparedCells` notes. */
export interface ComparedCellsOptions {
  /** Points in all. */
  readonly points: number;
  /** Numbers of each cell's points. */
  readonly cells: readonly Uint32Array[];
  /** Numbers of the points that each was compared with. */
  readonly columns: readonly Uint32Array[];
}

/** Notes what cells were compared with, in memory that all threads share. */
export function comparedCells(
  { points, cells, columns }: ComparedCellsOptions,
): ComparedCells {
  const cellOf = new Uint32Array(new SharedArrayBuffer(points * 4));
  cells.forEach((cell, i) => cell.forEach((point) => cellOf[point] = i));
  const compared = columns.map((numbers) => {
    const bits = new Uint8Array(new SharedArrayBuffer(Math.ceil(points / 8)));
    for (const point of numbers) bits[point >> 3] |= 1 << (point & 7);
    return bits;
  });
  return { cellOf, compared };
}
