/** Which positions hang together. */
export interface PiecesOptions {
  /** Columns of the scan. */
  readonly columns: number;
  /** Positions of the scan. */
  readonly positions: number;
  /** Whether a position belongs to any piece. */
  readonly inside: (position: number) => boolean;
}

/** Connected pieces of a region, side by side or one above the other, the largest first. */
export function pieces(
  { columns, positions, inside }: PiecesOptions,
): number[][] {
  const seen = new Uint8Array(positions);
  const found: number[][] = [];
  for (let start = 0; start < positions; start++) {
    if (seen[start] || !inside(start)) continue;
    const piece = [start];
    seen[start] = 1;
    for (let i = 0; i < piece.length; i++) {
      for (const next of besides(piece[i], { columns, positions })) {
        if (seen[next] || !inside(next)) continue;
        seen[next] = 1;
        piece.push(next);
      }
    }
    found.push(piece);
  }
  return found.sort((a, b) => b.length - a.length);
}

/** The up to four neighbours of a position. */
export function besides(
  position: number,
  { columns, positions }: Pick<PiecesOptions, "columns" | "positions">,
): number[] {
  const column = position % columns;
  return [
    ...(column > 0 ? [position - 1] : []),
    ...(column + 1 < columns ? [position + 1] : []),
    ...(position >= columns ? [position - columns] : []),
    ...(position + columns < positions ? [position + columns] : []),
  ];
}
