/** Four stored values, little-endian, as float32, rounded to nearest where it can't hold them. */
@inline
export function loadFour<T>(at: usize): v128 {
  if (isFloat<T>()) {
    if (sizeof<T>() === 4) return v128.load(at);
    const low = f32x4.demote_f64x2_zero(v128.load(at));
    const high = f32x4.demote_f64x2_zero(v128.load(at, 16));
    return v128.shuffle<f32>(low, high, 0, 1, 4, 5);
  }
  if (isSigned<T>()) {
    if (sizeof<T>() === 4) return f32x4.convert_i32x4_s(v128.load(at));
    if (sizeof<T>() === 2) {
      return f32x4.convert_i32x4_s(v128.load_ext<i16>(at));
    }
    const bytes = i16x8.extend_low_i8x16_s(v128.load_zero<u32>(at));
    return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(bytes));
  }
  if (sizeof<T>() === 4) return f32x4.convert_i32x4_u(v128.load(at));
  if (sizeof<T>() === 2) return f32x4.convert_i32x4_s(v128.load_ext<u16>(at));
  const bytes = i16x8.extend_low_i8x16_u(v128.load_zero<u32>(at));
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(bytes));
}

/** Four values of a type, those below `least` raised to it but for infinities. */
@inline
export function raised<T>(values: v128, least: v128): v128 {
  if (!isFloat<T>()) return f32x4.pmax(values, least);
  // A finite number less itself is +0; NaN and infinities leave NaN, which
  // nothing is less than: what is not finite stays to be found.
  return f32x4.pmax(values, f32x4.add(least, f32x4.sub(values, values)));
}
