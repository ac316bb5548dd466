import { multiplyAdd } from "../shared/multiply_add";

/**
 * One update by Adam, in PyTorch's form: both moments are corrected for their
 * bias, through `stepSize` and `rootScale`, and epsilon is added afterwards.
 * `count` is a multiple of 4.
 */
export function adam(
  parameters: usize,
  gradient: usize,
  first: usize,
  second: usize,
  count: i32,
  firstDecay: f64,
  secondDecay: f64,
  stepSize: f32,
  rootScale: f32,
  epsilon: f32,
): void {
  // The differences in double precision: in single precision 1 - 0.999 would
  // be off by 1e-5, and the second moment with it.
  const keepFirst = f32x4.splat(<f32> firstDecay);
  const addFirst = f32x4.splat(<f32> (1 - firstDecay));
  const keepSecond = f32x4.splat(<f32> secondDecay);
  const addSecond = f32x4.splat(<f32> (1 - secondDecay));
  const size = f32x4.splat(stepSize);
  const scale = f32x4.splat(rootScale);
  const least = f32x4.splat(epsilon);
  for (let offset: usize = 0; offset < <usize> count << 2; offset += 16) {
    const slope = v128.load(gradient + offset);
    const mean = multiplyAdd(
      keepFirst,
      v128.load(first + offset),
      f32x4.mul(addFirst, slope),
    );
    const square = multiplyAdd(
      keepSecond,
      v128.load(second + offset),
      f32x4.mul(f32x4.mul(addSecond, slope), slope),
    );
    v128.store(first + offset, mean);
    v128.store(second + offset, square);
    const change = f32x4.div(
      f32x4.mul(size, mean),
      multiplyAdd(f32x4.sqrt(square), scale, least),
    );
    const old = v128.load(parameters + offset);
    v128.store(parameters + offset, f32x4.sub(old, change));
  }
}
