import { product } from "./shared/product";

export { product };

/**
 * Offers every pair of a tile of products to the lists of its nearest: pair
 * (row, column) to the row's list and, where `columnLists` is not 0, to the
 * column's. A pair's squared distance, less the squared norm of the list's
 * owner, is the other's squared norm minus twice the product.
 *
 * A list holds the `kept` nearest so far, nearest first and of equally near
 * ones the smaller number first, whatever the order of the offers:
 * `...Distances` and `...Numbers` are [owner][kept], `...Worst` the last
 * distance of each. All three start at the owner of the tile's first row or
 * column.
 *
 * `products` lies in panels of eight columns, `stride` bytes from one to the
 * next. Columns that fill up the last panel need a norm of infinity and lists
 * of their own, which nobody reads.
 */
export function offer(
  products: usize,
  stride: usize,
  rows: i32,
  panels: i32,
  kept: i32,
  rowNorms: usize,
  columnNorms: usize,
  firstRow: i32,
  firstColumn: i32,
  rowDistances: usize,
  rowNumbers: usize,
  rowWorst: usize,
  columnDistances: usize,
  columnNumbers: usize,
  columnWorst: usize,
): void {
  const length = <usize> kept << 2;
  const minusTwo = f32x4.splat(-2);
  for (let panel: usize = 0; panel < <usize> panels; panel++) {
    const norms = columnNorms + (panel << 5);
    const worst = columnWorst + (panel << 5);
    const n0 = v128.load(norms), n1 = v128.load(norms, 16);
    for (let row: usize = 0; row < <usize> rows; row++) {
      const eight = products + panel * stride + (row << 5);
      const p0 = f32x4.mul(v128.load(eight), minusTwo);
      const p1 = f32x4.mul(v128.load(eight, 16), minusTwo);
      const ownWorst = rowWorst + (row << 2);
      const w = v128.load32_splat(ownWorst);
      let near = v128.or(
        f32x4.le(f32x4.add(n0, p0), w),
        f32x4.le(f32x4.add(n1, p1), w),
      );
      if (columnDistances !== 0) {
        const n = v128.load32_splat(rowNorms + (row << 2));
        near = v128.or(
          near,
          v128.or(
            f32x4.le(f32x4.add(n, p0), v128.load(worst)),
            f32x4.le(f32x4.add(n, p1), v128.load(worst, 16)),
          ),
        );
      }
      if (!v128.any_true(near)) continue;
      const norm = load<f32>(rowNorms + (row << 2));
      for (let lane: usize = 0; lane < 8; lane++) {
        const twice: f32 = -2 * load<f32>(eight + (lane << 2));
        const column = (panel << 3) + lane;
        const fromRow = load<f32>(norms + (lane << 2)) + twice;
        if (fromRow <= load<f32>(ownWorst)) {
          insert(
            rowDistances + row * length,
            rowNumbers + row * length,
            ownWorst,
            length,
            fromRow,
            firstColumn + <i32> column,
          );
        }
        if (columnDistances === 0) continue;
        const fromColumn = norm + twice;
        if (fromColumn <= load<f32>(columnWorst + (column << 2))) {
          insert(
            columnDistances + column * length,
            columnNumbers + column * length,
            columnWorst + (column << 2),
            length,
            fromColumn,
            firstRow + <i32> row,
          );
        }
      }
    }
  }
}

/**
 * Offers the points of a tile's columns to the lists of its rows. The points
 * have any numbers, `rowNumbers` and `columnNumbers`, and may have been offered
 * before: a list names a point once, and never its own row. Otherwise as
 * `offer` does for rows; `distances`, `numbers` and `worst` start at the tile's
 * first row.
 */
export function offerListed(
  products: usize,
  stride: usize,
  rows: i32,
  panels: i32,
  kept: i32,
  columnNorms: usize,
  columnNumbers: usize,
  rowNumbers: usize,
  distances: usize,
  numbers: usize,
  worst: usize,
): void {
  const length = <usize> kept << 2;
  const minusTwo = f32x4.splat(-2);
  for (let panel: usize = 0; panel < <usize> panels; panel++) {
    const norms = columnNorms + (panel << 5);
    const names = columnNumbers + (panel << 5);
    const n0 = v128.load(norms), n1 = v128.load(norms, 16);
    for (let row: usize = 0; row < <usize> rows; row++) {
      const eight = products + panel * stride + (row << 5);
      const p0 = f32x4.mul(v128.load(eight), minusTwo);
      const p1 = f32x4.mul(v128.load(eight, 16), minusTwo);
      const ownWorst = worst + (row << 2);
      const w = v128.load32_splat(ownWorst);
      const near = v128.or(
        f32x4.le(f32x4.add(n0, p0), w),
        f32x4.le(f32x4.add(n1, p1), w),
      );
      if (!v128.any_true(near)) continue;
      const ownNumbers = numbers + row * length;
      const own = load<u32>(rowNumbers + (row << 2));
      for (let lane: usize = 0; lane < 32; lane += 4) {
        const distance = load<f32>(norms + lane) + -2 * load<f32>(eight + lane);
        const number = load<u32>(names + lane);
        // Columns that fill up the last panel are infinitely far.
        if (!(distance <= load<f32>(ownWorst)) || distance === Infinity) {
          continue;
        }
        if (number === own || lists(ownNumbers, length, number)) continue;
        insert(
          distances + row * length,
          ownNumbers,
          ownWorst,
          length,
          distance,
          number,
        );
      }
    }
  }
}

function lists(numbers: usize, length: usize, number: u32): bool {
  for (let at: usize = 0; at < length; at += 4) {
    if (load<u32>(numbers + at) === number) return true;
  }
  return false;
}

function insert(
  distances: usize,
  numbers: usize,
  worst: usize,
  length: usize,
  distance: f32,
  number: i32,
): void {
  let at = length;
  for (; at > 0; at -= 4) {
    const before = load<f32>(distances + at - 4);
    if (before < distance) break;
    if (before === distance && load<u32>(numbers + at - 4) < <u32> number) {
      break;
    }
    if (at === length) continue;
    store<f32>(distances + at, before);
    store<u32>(numbers + at, load<u32>(numbers + at - 4));
  }
  if (at === length) return;
  store<f32>(distances + at, distance);
  store<u32>(numbers + at, number);
  store<f32>(worst, load<f32>(distances + length - 4));
}
