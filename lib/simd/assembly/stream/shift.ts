import { mixed, rowOne } from "./sample";

/**
 * Moves a pattern: the pixel (y, x) of `target` comes from the pixels
 * (y + wholeY, x + wholeX) of `source` and right of, below and diagonally below
 * it, by the weights of the columns (left, right) and of the rows (above,
 * below). Zeros from outside.
 */
export function shift(
  source: usize,
  target: usize,
  rows: i32,
  columns: i32,
  wholeY: i32,
  wholeX: i32,
  left: f32,
  right: f32,
  above: f32,
  below: f32,
): void {
  // Columns whose neighbours to the left and right lie on the detector.
  const first = min(columns, max(0, -wholeX));
  const last = max(first, min(columns, columns - 1 - wholeX));
  const rowBytes = <usize> columns << 2;
  const vectors = last - first >= 4;
  for (let x = 0; x < columns; x++) {
    // Columns by strips where that works, the others one by one.
    if (vectors && x === first) x = last;
    if (x >= columns) break;
    let upper = rowOne<f32>(
      source,
      rows,
      columns,
      wholeY,
      x + wholeX,
      -Infinity,
      left,
      right,
    );
    let to = target + (<usize> x << 2);
    for (let y = 0; y < rows; y++, to += rowBytes) {
      const lower = rowOne<f32>(
        source,
        rows,
        columns,
        y + wholeY + 1,
        x + wholeX,
        -Infinity,
        left,
        right,
      );
      store<f32>(to, above * upper + below * lower);
      upper = lower;
    }
  }
  if (!vectors) return;
  const l = f32x4.splat(left), r = f32x4.splat(right);
  const a = f32x4.splat(above), b = f32x4.splat(below);
  // Where the first row and column would be in `source`; read only within it.
  const from = source + <usize> (wholeY * columns + wholeX) * 4;
  let x = first;
  for (; x + 16 <= last; x += 16) {
    const at = <usize> x << 2;
    sixteenColumns(from + at, target + at, rows, rowBytes, wholeY, l, r, a, b);
  }
  // The last four once more cost less than up to three by themselves.
  for (; x < last; x += 4) {
    const at = <usize> min(x, last - 4) << 2;
    fourColumns(from + at, target + at, rows, rowBytes, wholeY, l, r, a, b);
  }
}

function sixteenColumns(
  from: usize,
  to: usize,
  rows: i32,
  rowBytes: usize,
  wholeY: i32,
  l: v128,
  r: v128,
  a: v128,
  b: v128,
): void {
  const zero = f32x4.splat(0);
  let p = zero, q = zero, s = zero, t = zero;
  if (<u32> wholeY < <u32> rows) {
    p = mixed(v128.load(from), v128.load(from, 4), l, r);
    q = mixed(v128.load(from, 16), v128.load(from, 20), l, r);
    s = mixed(v128.load(from, 32), v128.load(from, 36), l, r);
    t = mixed(v128.load(from, 48), v128.load(from, 52), l, r);
  }
  for (let y = wholeY + 1; y <= wholeY + rows; y++, to += rowBytes) {
    from += rowBytes;
    let n = zero;
    if (<u32> y < <u32> rows) {
      n = mixed(v128.load(from), v128.load(from, 4), l, r);
      v128.store(to, mixed(p, n, a, b));
      p = n;
      n = mixed(v128.load(from, 16), v128.load(from, 20), l, r);
      v128.store(to, mixed(q, n, a, b), 16);
      q = n;
      n = mixed(v128.load(from, 32), v128.load(from, 36), l, r);
      v128.store(to, mixed(s, n, a, b), 32);
      s = n;
      n = mixed(v128.load(from, 48), v128.load(from, 52), l, r);
      v128.store(to, mixed(t, n, a, b), 48);
      t = n;
      continue;
    }
    v128.store(to, mixed(p, n, a, b));
    v128.store(to, mixed(q, n, a, b), 16);
    v128.store(to, mixed(s, n, a, b), 32);
    v128.store(to, mixed(t, n, a, b), 48);
    p = n;
    q = n;
    s = n;
    t = n;
  }
}

function fourColumns(
  from: usize,
  to: usize,
  rows: i32,
  rowBytes: usize,
  wholeY: i32,
  l: v128,
  r: v128,
  a: v128,
  b: v128,
): void {
  let p = f32x4.splat(0);
  if (<u32> wholeY < <u32> rows) {
    p = mixed(v128.load(from), v128.load(from, 4), l, r);
  }
  for (let y = wholeY + 1; y <= wholeY + rows; y++, to += rowBytes) {
    from += rowBytes;
    let n = f32x4.splat(0);
    if (<u32> y < <u32> rows) {
      n = mixed(v128.load(from), v128.load(from, 4), l, r);
    }
    v128.store(to, mixed(p, n, a, b));
    p = n;
  }
}
