/**
 * WGSL: `normal(seed, key, counter, lane)`, the standard normal that
 * `RandomStream` of that seed and key gives as number `4 * counter + lane`, to
 * the rounding of single precision.
 *
 * WGSL's own `log`, `sin` and `cos` may be off by 2^-11; here they are series
 * in ranges where these converge, reached by exact integer arithmetic.
 */
export const NORMAL_TEXT = `
fn pcg4d(words: vec4u) -> vec4u {
  var v = words * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}

// -ln((bits + 1) / 2^32).
fn minus_log(bits: u32) -> f32 {
  // (bits + 1) / 2^32 = (1 - t) / 2^zeros with t in [0, 1/2]; bits + 1 = 2^32
  // wraps to nought, whose t is nought as it should be.
  let number = bits + 1u;
  let zeros = select(countLeadingZeros(number), 0u, number == 0u);
  let t = f32(0u - (number << zeros)) * ${2 ** -32};
  // -ln(1 - t) = 2 artanh(s), s = t / (2 - t) at most 1/3.
  let s = t / (2.0 - t);
  let q = s * s;
  let series = 1.0 + q * (${1 / 3} + q * (0.2 + q * (${1 / 7} + q * (${
  1 / 9
} + q * (${1 / 11} + q * (${1 / 13} + q * ${1 / 15}))))));
  return f32(zeros) * ${Math.LN2} + 2.0 * s * series;
}

// Cosine and sine of 2 pi bits / 2^32.
fn turn(bits: u32) -> vec2f {
  // The nearest quarter turn, and what is left: at most an eighth, either way.
  let quarter = (bits + 0x20000000u) >> 30u;
  let x = f32(bitcast<i32>(bits - (quarter << 30u))) * ${
  2 * Math.PI * 2 ** -32
};
  let q = x * x;
  let cosine = 1.0 - q * (0.5 - q * (${1 / 24} - q * (${1 / 720} - q * ${
  1 / 40320
})));
  let sine = x * (1.0 - q * (${1 / 6} - q * (${1 / 120} - q * (${
  1 / 5040
} - q * ${1 / 362880}))));
  let swapped = select(vec2f(cosine, sine), vec2f(-sine, cosine), (quarter & 1u) == 1u);
  return select(swapped, -swapped, (quarter & 2u) == 2u);
}

fn normal(seed: u32, key: u32, counter: u32, lane: u32) -> f32 {
  let words = pcg4d(vec4u(seed, key, counter, 0x9e3779b9u));
  let pair = select(words.wz, words.yx, lane >= 2u);
  let both = sqrt(2.0 * minus_log(pair.x)) * turn(pair.y);
  return select(both.x, both.y, (lane & 1u) == 1u);
}
`;
