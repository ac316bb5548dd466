/**
 * One pixel of a shifted pattern, from the stored pixel (y, x) above left of
 * it; pixels outside the detector count as zero. In the order of operations of
 * `sampleFour`: the same bits.
 */
@inline
export function sampleOne(
  source: usize,
  rows: i32,
  columns: i32,
  y: i32,
  x: i32,
  w00: f32,
  w01: f32,
  w10: f32,
  w11: f32,
): f32 {
  return w00 * pixel(source, rows, columns, y, x) +
    w01 * pixel(source, rows, columns, y, x + 1) +
    w10 * pixel(source, rows, columns, y + 1, x) +
    w11 * pixel(source, rows, columns, y + 1, x + 1);
}

@inline
function pixel(source: usize, rows: i32, columns: i32, y: i32, x: i32): f32 {
  return <u32> y < <u32> rows && <u32> x < <u32> columns
    ? load<f32>(source + (<usize> (y * columns + x) << 2))
    : 0;
}

/** Four pixels in a row whose neighbours all lie on the detector. */
@inline
export function sampleFour(
  above: usize,
  below: usize,
  w00: v128,
  w01: v128,
  w10: v128,
  w11: v128,
): v128 {
  return f32x4.add(
    f32x4.add(
      f32x4.add(
        f32x4.mul(w00, v128.load(above)),
        f32x4.mul(w01, v128.load(above, 4)),
      ),
      f32x4.mul(w10, v128.load(below)),
    ),
    f32x4.mul(w11, v128.load(below, 4)),
  );
}
