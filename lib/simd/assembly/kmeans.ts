import { multiplyAdd } from "./shared/multiply_add";

/**
 * Features whose terms are summed before a sum goes back to memory: four
 * centres' and many rows' shares of them stay in the nearest caches, and no
 * lane adds more than a hundred rounded numbers in a row.
 */
const BLOCK: usize = 384;

/**
 * Squared distances of rows to the centres of several sets in single
 * precision, from differences: nothing cancels.
 *
 * Set s asks for the rows at the addresses `rows[starts[s]]` up to, without,
 * `rows[starts[s + 1]]`; `starts` holds `sets + 1` numbers. A row is `stride`
 * bytes, a multiple of 16; what fills it up must be zero. `centres` is
 * [set][feature / 4][k][feature % 4], filled up likewise.
 *
 * `distances` is [place in `rows`][k], overwritten. A distance depends on its
 * row and centre alone, not on what else is asked for.
 */
export function distances(
  rows: usize,
  starts: usize,
  sets: i32,
  k: usize,
  centres: usize,
  stride: usize,
  distances: usize,
): void {
  const last = <usize> load<u32>(starts + (<usize> sets << 2));
  memory.fill(distances, 0, (last * k) << 2);
  for (let start: usize = 0; start < stride; start += BLOCK << 2) {
    const bytes = min(BLOCK << 2, stride - start);
    for (let s: usize = 0; s < <usize> sets; s++) {
      let at = <usize> load<u32>(starts + (s << 2));
      const end = <usize> load<u32>(starts + (s << 2), 4);
      const own = centres + (s * stride + start) * k;
      for (; at < end; at += 2) {
        const first = <usize> load<u32>(rows + (at << 2)) + start;
        const two = at + 1 < end;
        const second = two
          ? <usize> load<u32>(rows + (at << 2), 4) + start
          : first;
        const result = distances + (at * k << 2);
        const step = two ? k << 2 : 0;
        let c: usize = 0;
        for (; c + 4 <= k; c += 4) {
          tile4(first, second, own + (c << 4), k << 4, bytes, result + (c << 2), step);
        }
        for (; c + 2 <= k; c += 2) {
          tile2(first, second, own + (c << 4), k << 4, bytes, result + (c << 2), step);
        }
        if (c < k) {
          tile1(first, second, own + (c << 4), k << 4, bytes, result + (c << 2), step);
        }
      }
    }
  }
}

/** Sum of four lanes. */
@inline
function total(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

@inline
function add(at: usize, sum: v128): void {
  store<f32>(at, load<f32>(at) + total(sum));
}

function tile4(
  first: usize,
  second: usize,
  centre: usize,
  next: usize,
  bytes: usize,
  result: usize,
  step: usize,
): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0;
  let b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  const end = first + bytes;
  while (first < end) {
    const x = v128.load(first);
    const y = v128.load(second);
    let c = v128.load(centre);
    let d = f32x4.sub(x, c);
    a0 = multiplyAdd(d, d, a0);
    d = f32x4.sub(y, c);
    b0 = multiplyAdd(d, d, b0);
    c = v128.load(centre, 16);
    d = f32x4.sub(x, c);
    a1 = multiplyAdd(d, d, a1);
    d = f32x4.sub(y, c);
    b1 = multiplyAdd(d, d, b1);
    c = v128.load(centre, 32);
    d = f32x4.sub(x, c);
    a2 = multiplyAdd(d, d, a2);
    d = f32x4.sub(y, c);
    b2 = multiplyAdd(d, d, b2);
    c = v128.load(centre, 48);
    d = f32x4.sub(x, c);
    a3 = multiplyAdd(d, d, a3);
    d = f32x4.sub(y, c);
    b3 = multiplyAdd(d, d, b3);
    first += 16;
    second += 16;
    centre += next;
  }
  add(result, a0);
  add(result + 4, a1);
  add(result + 8, a2);
  add(result + 12, a3);
  if (step === 0) return;
  result += step;
  add(result, b0);
  add(result + 4, b1);
  add(result + 8, b2);
  add(result + 12, b3);
}

function tile2(
  first: usize,
  second: usize,
  centre: usize,
  next: usize,
  bytes: usize,
  result: usize,
  step: usize,
): void {
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0;
  const end = first + bytes;
  while (first < end) {
    const x = v128.load(first);
    const y = v128.load(second);
    let c = v128.load(centre);
    let d = f32x4.sub(x, c);
    a0 = multiplyAdd(d, d, a0);
    d = f32x4.sub(y, c);
    b0 = multiplyAdd(d, d, b0);
    c = v128.load(centre, 16);
    d = f32x4.sub(x, c);
    a1 = multiplyAdd(d, d, a1);
    d = f32x4.sub(y, c);
    b1 = multiplyAdd(d, d, b1);
    first += 16;
    second += 16;
    centre += next;
  }
  add(result, a0);
  add(result + 4, a1);
  if (step === 0) return;
  add(result + step, b0);
  add(result + step + 4, b1);
}

function tile1(
  first: usize,
  second: usize,
  centre: usize,
  next: usize,
  bytes: usize,
  result: usize,
  step: usize,
): void {
  let a = f32x4.splat(0), b = a;
  const end = first + bytes;
  while (first < end) {
    const c = v128.load(centre);
    let d = f32x4.sub(v128.load(first), c);
    a = multiplyAdd(d, d, a);
    d = f32x4.sub(v128.load(second), c);
    b = multiplyAdd(d, d, b);
    first += 16;
    second += 16;
    centre += next;
  }
  add(result, a);
  if (step !== 0) add(result + step, b);
}

/**
 * Squared distance of a row, single precision, to a centre in double, both
 * filled up with zeros to a multiple of four features: the four sums that
 * `squaredDistance` of `lib/cluster/kmeans_points.ts` keeps, in its order, so
 * its bits.
 */
export function exactDistance(row: usize, centre: usize, bytes: usize): f64 {
  let low = f64x2.splat(0), high = low;
  const end = row + bytes;
  while (row < end) {
    const x = v128.load(row);
    let d = f64x2.sub(f64x2.promote_low_f32x4(x), v128.load(centre));
    low = f64x2.add(low, f64x2.mul(d, d));
    d = f64x2.sub(upper(x), v128.load(centre, 16));
    high = f64x2.add(high, f64x2.mul(d, d));
    row += 16;
    centre += 32;
  }
  return (f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1)) +
    (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1));
}

/**
 * Takes a row from the sums at `from`, where that is not 0, and adds it to
 * those at `to`, in double precision. Its features are first rounded to a
 * multiple of some power of two by adding and subtracting `rounder`, whose last
 * bit that power is: sums of such multiples are exact, whatever their order.
 */
export function moveRow(
  row: usize,
  from: usize,
  to: usize,
  bytes: usize,
  rounder: f64,
): void {
  const r = f64x2.splat(rounder);
  const end = row + bytes;
  while (row < end) {
    const x = v128.load(row);
    const low = f64x2.sub(f64x2.add(f64x2.promote_low_f32x4(x), r), r);
    const high = f64x2.sub(f64x2.add(upper(x), r), r);
    if (from !== 0) {
      v128.store(from, f64x2.sub(v128.load(from), low));
      v128.store(from, f64x2.sub(v128.load(from, 16), high), 16);
      from += 32;
    }
    v128.store(to, f64x2.add(v128.load(to), low));
    v128.store(to, f64x2.add(v128.load(to, 16), high), 16);
    to += 32;
    row += 16;
  }
}

/** The upper two lanes in double precision. */
@inline
function upper(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
}
