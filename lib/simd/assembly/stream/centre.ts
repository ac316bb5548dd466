import { high, low, total } from "./lanes";

/**
 * Sums of the values in some runs of pixels, of the values times their rows
 * and times their columns: three float64 at `target`. A run is four int32:
 * index of its first pixel, length, and row and column of the first pixel as
 * the sums count them.
 */
export function centre(
  pattern: usize,
  runs: usize,
  runCount: i32,
  target: usize,
): void {
  let sum: f64 = 0, sumY: f64 = 0, sumX: f64 = 0;
  const end = runs + (<usize> runCount << 4);
  const four = f64x2.splat(4);
  const two = f64x2.splat(2);
  for (let run = runs; run < end; run += 16) {
    let at = pattern + (<usize> load<i32>(run) << 2);
    const length = load<i32>(run, 4);
    const y = <f64> load<i32>(run, 8);
    let column = <f64> load<i32>(run, 12);
    let values = f64x2.splat(0), valuesHigh = values;
    let moments = values, momentsHigh = values;
    let x = f64x2.replace_lane(f64x2.splat(column), 1, column + 1);
    let i = 0;
    for (; i + 4 <= length; i += 4, at += 16) {
      const v = v128.load(at);
      const a = low(v), b = high(v);
      values = f64x2.add(values, a);
      valuesHigh = f64x2.add(valuesHigh, b);
      moments = f64x2.add(moments, f64x2.mul(a, x));
      momentsHigh = f64x2.add(momentsHigh, f64x2.mul(b, f64x2.add(x, two)));
      x = f64x2.add(x, four);
    }
    column += <f64> i;
    let tail: f64 = 0, tailX: f64 = 0;
    for (; i < length; i++, at += 4, column += 1) {
      const value = <f64> load<f32>(at);
      tail += value;
      tailX += value * column;
    }
    const here = total(f64x2.add(values, valuesHigh)) + tail;
    sum += here;
    sumY += here * y;
    sumX += total(f64x2.add(moments, momentsHigh)) + tailX;
  }
  store<f64>(target, sum);
  store<f64>(target, sumY, 8);
  store<f64>(target, sumX, 16);
}
