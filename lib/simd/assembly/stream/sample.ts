// A shifted pixel is, in this order of operations wherever it is computed,
//
//   above * (left * p[y][x] + right * p[y][x + 1]) +
//     below * (left * p[y + 1][x] + right * p[y + 1][x + 1])
//
// so that neighbours above each other share a row's sum: the same bits in a
// shift as in a gather. Pixels outside the detector count as zero.

/** Two vectors by their weights: neighbours in a row, or sums of two rows. */
@inline
export function mixed(one: v128, other: v128, w: v128, v: v128): v128 {
  return f32x4.add(f32x4.mul(w, one), f32x4.mul(v, other));
}

/** A row's sum for one pixel, from the stored pixel (y, x). */
@inline
export function rowOne<T>(
  source: usize,
  rows: i32,
  columns: i32,
  y: i32,
  x: i32,
  floor: f32,
  left: f32,
  right: f32,
): f32 {
  return left * pixel<T>(source, rows, columns, y, x, floor) +
    right * pixel<T>(source, rows, columns, y, x + 1, floor);
}

@inline
function pixel<T>(
  source: usize,
  rows: i32,
  columns: i32,
  y: i32,
  x: i32,
  floor: f32,
): f32 {
  if (<u32> y >= <u32> rows || <u32> x >= <u32> columns) return 0;
  const value = <f32> load<T>(source + <usize> (y * columns + x) * sizeof<T>());
  return value < floor && value - value === 0 ? floor : value;
}
