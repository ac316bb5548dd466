/**
 * Instruction sets that the kernels are compiled for. "relaxed" multiplies and
 * adds in one instruction (WebAssembly's relaxed SIMD, in V8 since 2023);
 * "plain" needs only the SIMD that every engine has. The two round differently.
 */
export type SimdVariant = "relaxed" | "plain";

/**
 * A module with one function: three vectors of zeros into
 * `f32x4.relaxed_madd`. An engine without relaxed SIMD finds it invalid.
 */
const PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic, version
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b], // type: () => v128
  ...[0x03, 0x02, 0x01, 0x00], // one function of that type
  ...[0x0a, 0x13, 0x01, 0x11, 0x00], // its code: 17 bytes, no locals
  ...[0x41, 0x00, 0xfd, 0x0f], // i32.const 0, i8x16.splat
  ...[0x41, 0x00, 0xfd, 0x0f],
  ...[0x41, 0x00, 0xfd, 0x0f],
  ...[0xfd, 0x85, 0x02, 0x0b], // f32x4.relaxed_madd, end
);

/** The fastest variant that this machine runs. */
export const simdVariant: SimdVariant = WebAssembly.validate(PROBE)
  ? "relaxed"
  : "plain";
