import { high, low, total } from "./lanes";

/** Sum in float64 of the values in some runs of pixels; for runs see `centre`. */
export function sum(pattern: usize, runs: usize, runCount: i32): f64 {
  let a = f64x2.splat(0), b = a, c = a, d = a;
  let tail: f64 = 0;
  const end = runs + (<usize> runCount << 4);
  for (let run = runs; run < end; run += 16) {
    let at = pattern + (<usize> load<i32>(run) << 2);
    const last = at + (<usize> load<i32>(run, 4) << 2);
    for (; at + 32 <= last; at += 32) {
      const v = v128.load(at), w = v128.load(at, 16);
      a = f64x2.add(a, low(v));
      b = f64x2.add(b, high(v));
      c = f64x2.add(c, low(w));
      d = f64x2.add(d, high(w));
    }
    for (; at < last; at += 4) tail += <f64> load<f32>(at);
  }
  return total(f64x2.add(f64x2.add(a, b), f64x2.add(c, d))) + tail;
}
