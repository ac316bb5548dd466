// Each takes `count` stored values at `source`, little-endian, and leaves them
// as float32 at `target`, rounded to nearest where float32 can't hold them.

export function convertUint8(source: usize, target: usize, count: i32): void {
  let i: usize = 0;
  const whole = <usize> count & ~15;
  for (; i < whole; i += 16) {
    const bytes = v128.load(source + i);
    const low = i16x8.extend_low_i8x16_u(bytes);
    const high = i16x8.extend_high_i8x16_u(bytes);
    const to = target + (i << 2);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low)));
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(low)), 16);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(high)), 32);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(high)), 48);
  }
  for (; i < <usize> count; i++) {
    store<f32>(target + (i << 2), <f32> load<u8>(source + i));
  }
}

export function convertInt8(source: usize, target: usize, count: i32): void {
  let i: usize = 0;
  const whole = <usize> count & ~15;
  for (; i < whole; i += 16) {
    const bytes = v128.load(source + i);
    const low = i16x8.extend_low_i8x16_s(bytes);
    const high = i16x8.extend_high_i8x16_s(bytes);
    const to = target + (i << 2);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(low)));
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(low)), 16);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(high)), 32);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(high)), 48);
  }
  for (; i < <usize> count; i++) {
    store<f32>(target + (i << 2), <f32> load<i8>(source + i));
  }
}

export function convertUint16(source: usize, target: usize, count: i32): void {
  let i: usize = 0;
  const whole = <usize> count & ~7;
  for (; i < whole; i += 8) {
    const words = v128.load(source + (i << 1));
    const to = target + (i << 2);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(words)));
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(words)), 16);
  }
  for (; i < <usize> count; i++) {
    store<f32>(target + (i << 2), <f32> load<u16>(source + (i << 1)));
  }
}

export function convertInt16(source: usize, target: usize, count: i32): void {
  let i: usize = 0;
  const whole = <usize> count & ~7;
  for (; i < whole; i += 8) {
    const words = v128.load(source + (i << 1));
    const to = target + (i << 2);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(words)));
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(words)), 16);
  }
  for (; i < <usize> count; i++) {
    store<f32>(target + (i << 2), <f32> load<i16>(source + (i << 1)));
  }
}

export function convertUint32(source: usize, target: usize, count: i32): void {
  let i: usize = 0;
  const whole = <usize> count & ~3;
  for (; i < whole; i += 4) {
    const at = i << 2;
    v128.store(target + at, f32x4.convert_i32x4_u(v128.load(source + at)));
  }
  for (; i < <usize> count; i++) {
    store<f32>(target + (i << 2), <f32> load<u32>(source + (i << 2)));
  }
}

export function convertInt32(source: usize, target: usize, count: i32): void {
  let i: usize = 0;
  const whole = <usize> count & ~3;
  for (; i < whole; i += 4) {
    const at = i << 2;
    v128.store(target + at, f32x4.convert_i32x4_s(v128.load(source + at)));
  }
  for (; i < <usize> count; i++) {
    store<f32>(target + (i << 2), <f32> load<i32>(source + (i << 2)));
  }
}

export function convertFloat64(source: usize, target: usize, count: i32): void {
  for (let i: usize = 0; i < <usize> count; i++) {
    store<f32>(target + (i << 2), <f32> load<f64>(source + (i << 3)));
  }
}
