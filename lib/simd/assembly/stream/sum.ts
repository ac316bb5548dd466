import { high, low, total } from "./lanes";

/**
 * Sum of the values in some runs of pixels: in float32 within a run, a few
 * additions in each of eight lanes, in float64 from run to run. For runs see
 * `centre`. Reads up to 3 values behind the pattern, without using them.
 */
export function sum(pattern: usize, runs: usize, runCount: i32): f64 {
  let lows = f64x2.splat(0), highs = lows;
  const lanes = v128(0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0);
  const end = runs + (<usize> runCount << 4);
  for (let run = runs; run < end; run += 16) {
    let at = pattern + (<usize> load<i32>(run) << 2);
    let left = load<i32>(run, 4);
    let a = f32x4.splat(0), b = a;
    for (; left >= 8; left -= 8, at += 32) {
      a = f32x4.add(a, v128.load(at));
      b = f32x4.add(b, v128.load(at, 16));
    }
    if (left >= 4) {
      a = f32x4.add(a, v128.load(at));
      at += 16;
      left -= 4;
    }
    if (left > 0) {
      const wanted = i32x4.gt_s(i32x4.splat(left), lanes);
      b = f32x4.add(b, v128.and(wanted, v128.load(at)));
    }
    const v = f32x4.add(a, b);
    lows = f64x2.add(lows, low(v));
    highs = f64x2.add(highs, high(v));
  }
  return total(f64x2.add(lows, highs));
}
