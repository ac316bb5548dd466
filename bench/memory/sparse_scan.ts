import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { Hdf5Writer } from "../../lib/io/hdf5_writing/hdf5_writer.ts";
import { matlabUserBlock } from "../../lib/io/hdf5_writing/matlab_user_block.ts";

/** Rows between two that hold patterns. */
const STEP = 64;

/** A scan's file that is mostly holes. */
export interface SparseScan {
  /** Bytes that it seems to have. */
  readonly bytes: number;
  /** Patterns that were written; all others are zeros. */
  readonly patterns: number;
}

/**
 * Writes a scan of `side` x `side` positions of 124 x 124 float32 in the
 * published file's layout, of which the disk holds little: every 64th row has
 * the junction's patterns in its middle, all else was never written.
 */
export async function sparseScan(
  path: string,
  side: number,
): Promise<SparseScan> {
  const junction = createJunction({ scale: "published", seed: 0 });
  const { scan: [rows, columns], detector } = junction.shape;
  const patternBytes = detector[0] * detector[1] * 4;
  const width = Math.min(columns, side);
  const first = Math.floor((side - width) / 2);
  const writer = new Hdf5Writer(path, matlabUserBlock());
  let patterns = 0;
  try {
    const bytes = side * side * patternBytes;
    const address = writer.reserve(bytes);
    for (let row = Math.floor(STEP / 2); row < side; row += STEP) {
      const y0 = Math.floor(row / side * rows);
      const values = await junction.read({ y0, y1: y0 + 1, x0: 0, x1: width });
      const at = address + (row * side + first) * patternBytes;
      writer.write(at, new Uint8Array(values.buffer));
      patterns += width;
    }
    const shape = [side, side, ...detector];
    writer.dataset("/data", { type: "float32", shape, storage: { address } });
    writer.finish();
    return { bytes, patterns };
  } finally {
    writer.close();
  }
}
