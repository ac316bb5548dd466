/** Transposes 4 x 4 floats, in rows that lie 32 bytes apart. */
@inline
function quarter(source: usize, target: usize): void {
  const a = v128.load(source);
  const b = v128.load(source, 32);
  const c = v128.load(source, 64);
  const d = v128.load(source, 96);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<f64>(ab, cd, 0, 2));
  v128.store(target, v128.shuffle<f64>(ab, cd, 1, 3), 32);
  v128.store(target, v128.shuffle<f64>(ef, gh, 0, 2), 64);
  v128.store(target, v128.shuffle<f64>(ef, gh, 1, 3), 96);
}

/** Writes the transposed of 8 x 8 contiguous floats. No overlap. */
export function transposeBlock(source: usize, target: usize): void {
  quarter(source, target);
  quarter(source + 16, target + 128);
  quarter(source + 128, target + 16);
  quarter(source + 144, target + 144);
}

/**
 * Transposes panels `firstPanel` to `endPanel` of a panel matrix with `rows`
 * rows, a multiple of 8.
 */
export function transposePanels(
  source: usize,
  sourceStride: usize,
  target: usize,
  targetStride: usize,
  rows: i32,
  firstPanel: i32,
  endPanel: i32,
): void {
  for (let row = 0; row < rows; row += 8) {
    for (let panel = firstPanel; panel < endPanel; panel++) {
      transposeBlock(
        source + <usize> panel * sourceStride + (<usize> row << 5),
        target + <usize> (row >> 3) * targetStride + (<usize> panel << 8),
      );
    }
  }
}
