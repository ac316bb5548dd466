import { ColumnMoments } from "../../../lib/features/column_moments.ts";
import { detectorDeviations } from "../../../lib/features/detector_deviations.ts";
import type { BenchStage } from "../bench_stage.ts";
import { PATTERN_FLOPS } from "./pattern_work.ts";
import {
  blockPatterns,
  blockSize,
  prepareBlock,
  preparedBlock,
} from "./prepare_block.ts";

/** The deviations (STD) alone: one block in memory, on one thread. */
export const deviationsStage: BenchStage = {
  name: "deviations",
  about: "deviation (STD) of each pixel over one block, one thread",
  needs: [],
  runsOn: "thread",
  piece: true,
  prepare: prepareBlock,
  // deno-lint-ignore require-await -- a promise is the interface's, also for errors
  async run(chain) {
    const { source: { shape: { detector } }, outcomes } = chain;
    const { patterns, region: { y0, y1, x0, x1 } } = preparedBlock(chain);
    const pixels = detector[0] * detector[1];
    const [rows, columns] = [y1 - y0, x1 - x0];
    const moments = new ColumnMoments(columns, pixels);
    for (let i = 0; i < rows * columns; i++) {
      moments.add(i % columns, patterns, i * pixels);
    }
    const { means, squares } = moments;
    outcomes.blockDeviations = detectorDeviations({
      rows,
      columns,
      pixels,
      means,
      squares,
    }).nested;
  },
  size: blockSize,
  // Patterns in, three float64 maps out.
  work(chain) {
    const [rows, columns] = chain.source.shape.detector;
    const pixels = rows * columns;
    const patterns = blockPatterns(chain);
    return {
      bytes: pixels * (4 * patterns + 3 * 8),
      flops: pixels * patterns * PATTERN_FLOPS.moments,
    };
  },
};
