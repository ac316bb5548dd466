/** Positions whose label passes, in scan order. */
export function rowsWhere(
  map: Int8Array,
  passes: (label: number) => boolean,
): Uint32Array<ArrayBuffer> {
  const rows: number[] = [];
  map.forEach((label, position) => {
    if (passes(label)) rows.push(position);
  });
  return Uint32Array.from(rows);
}
