/** The first two of four float32 as float64. */
@inline
export function low(v: v128): v128 {
  return f64x2.promote_low_f32x4(v);
}

/** The last two of four float32 as float64. */
@inline
export function high(v: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3));
}

/** Sum of two float64. */
@inline
export function total(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}
