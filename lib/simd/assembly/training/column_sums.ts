/** Sums over `rows` of each column of some panels; a vector of all columns. */
export function columnSums(
  matrix: usize,
  stride: usize,
  rows: i32,
  firstPanel: i32,
  endPanel: i32,
  sums: usize,
): void {
  for (let panel = firstPanel; panel < endPanel; panel++) {
    let address = matrix + <usize> panel * stride;
    const end = address + (<usize> rows << 5);
    let low = f32x4.splat(0), high = low;
    while (address < end) {
      low = f32x4.add(low, v128.load(address));
      high = f32x4.add(high, v128.load(address, 16));
      address += 32;
    }
    v128.store(sums + (<usize> panel << 5), low);
    v128.store(sums + (<usize> panel << 5), high, 16);
  }
}
