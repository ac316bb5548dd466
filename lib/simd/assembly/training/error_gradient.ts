/** All bits of those of four columns, the first being `first`, below `columns`. */
@inline
function within(first: i32, columns: i32): v128 {
  return v128.lt<i32>(
    v128.add<i32>(v128.splat<i32>(first), i32x4(0, 1, 2, 3)),
    v128.splat<i32>(columns),
  );
}

/**
 * Replaces `output` by `(output - wanted) * scale` in some panels, and stores
 * the sum of the squared differences, added in double precision. Columns from
 * `columns` on become zero and do not count.
 */
export function errorGradient(
  output: usize,
  wanted: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  firstPanel: i32,
  endPanel: i32,
  scale: f32,
  total: usize,
): void {
  const factor = f32x4.splat(scale);
  let even = f64x2.splat(0), odd = even;
  for (let panel = firstPanel; panel < endPanel; panel++) {
    for (let half = 0; half < 2; half++) {
      const counts = within((panel << 3) + (half << 2), columns);
      const start = <usize> panel * stride + (<usize> half << 4);
      for (let row = 0; row < rows; row++) {
        const offset = start + (<usize> row << 5);
        const difference = v128.and(
          f32x4.sub(v128.load(output + offset), v128.load(wanted + offset)),
          counts,
        );
        const low = f64x2.promote_low_f32x4(difference);
        const high = f64x2.promote_low_f32x4(
          v128.shuffle<f32>(difference, difference, 2, 3, 2, 3),
        );
        even = f64x2.add(even, f64x2.mul(low, low));
        odd = f64x2.add(odd, f64x2.mul(high, high));
        v128.store(output + offset, f32x4.mul(difference, factor));
      }
    }
  }
  const sum = f64x2.add(even, odd);
  store<f64>(total, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}
