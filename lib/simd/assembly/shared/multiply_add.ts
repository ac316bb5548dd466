/**
 * `a * b + c` in each of four lanes. The relaxed instruction is one fused
 * operation where the processor has it; the other variant rounds twice. The
 * compiler keeps one of the two.
 */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? f32x4.relaxed_madd(a, b, c)
    : f32x4.add(f32x4.mul(a, b), c);
}
