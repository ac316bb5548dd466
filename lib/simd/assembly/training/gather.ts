import { transposeBlock } from "./transpose";

/**
 * Gathers up to eight rows of a row-major table with `columns` columns, twice:
 * as rows of a panel matrix (`target`, from panel to panel `stride` bytes) and
 * as the panel of the transposed one (`transposed`). What is missing to eight
 * rows, or to a multiple of eight columns, is zero.
 */
export function gather(
  table: usize,
  columns: i32,
  rows: usize,
  count: i32,
  target: usize,
  stride: usize,
  transposed: usize,
): void {
  for (let column = 0; column < columns; column += 8) {
    const full = columns - column >= 8;
    for (let index = 0; index < 8; index++) {
      const address = target + (<usize> index << 5);
      if (full && index < count) {
        const row = <usize> load<u32>(rows + (<usize> index << 2));
        const source = table + ((row * columns + column) << 2);
        v128.store(address, v128.load(source));
        v128.store(address, v128.load(source, 16), 16);
      } else {
        v128.store(address, f32x4.splat(0));
        v128.store(address, f32x4.splat(0), 16);
        if (index < count) {
          const row = <usize> load<u32>(rows + (<usize> index << 2));
          for (let rest = 0; column + rest < columns; rest++) {
            const source = table + ((row * columns + column + rest) << 2);
            store<f32>(address + (<usize> rest << 2), load<f32>(source));
          }
        }
      }
    }
    transposeBlock(target, transposed + (<usize> column << 5));
    target += stride;
  }
}
