// `admit` for each type of stored values.

import { admit } from "./admit";

export function admitUint8(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<u8>(from, target, count, floor, digest, scratch);
}

export function admitInt8(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<i8>(from, target, count, floor, digest, scratch);
}

export function admitUint16(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<u16>(from, target, count, floor, digest, scratch);
}

export function admitInt16(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<i16>(from, target, count, floor, digest, scratch);
}

export function admitUint32(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<u32>(from, target, count, floor, digest, scratch);
}

export function admitInt32(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<i32>(from, target, count, floor, digest, scratch);
}

export function admitFloat32(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<f32>(from, target, count, floor, digest, scratch);
}

export function admitFloat64(
  from: usize,
  target: usize,
  count: i32,
  floor: f32,
  digest: usize,
  scratch: usize,
): i32 {
  return admit<f64>(from, target, count, floor, digest, scratch);
}
