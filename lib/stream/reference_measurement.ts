import type { ScanSource } from "../scan/scan_source.ts";

/**
 * The first pass in plain float64 on the whole cube at once, straight from the
 * recipe's words: what the engines are held against. For tests; slow.
 */
export async function referenceMeasurement(
  source: ScanSource,
  { clampBelow, passes, adfPixels }: {
    clampBelow: number;
    passes: number;
    adfPixels: Uint32Array;
  },
) {
  const { scan: [rows, columns], detector: [ky, kx] } = source.shape;
  const stored = await source.read({ y0: 0, y1: rows, x0: 0, x1: columns });
  const pixels = ky * kx;
  const middle = [Math.floor(ky / 2), Math.floor(kx / 2)];
  const radius = Math.floor(Math.min(ky, kx) / 6);
  const shifts = new Float64Array(rows * columns * 2);
  const aligned = new Float64Array(rows * columns * pixels);
  const value = (position: number, y: number, x: number) =>
    y < 0 || x < 0 || y >= ky || x >= kx
      ? 0
      : Math.max(clampBelow, stored[position * pixels + y * kx + x]);
  for (let position = 0; position < rows * columns; position++) {
    const sample = (y: number, x: number) => {
      const [sy, sx] = [y + shifts[2 * position], x + shifts[2 * position + 1]];
      let sum = 0;
      for (const tapY of [Math.floor(sy), Math.floor(sy) + 1]) {
        for (const tapX of [Math.floor(sx), Math.floor(sx) + 1]) {
          sum += (1 - Math.abs(sy - tapY)) * (1 - Math.abs(sx - tapX)) *
            value(position, tapY, tapX);
        }
      }
      return sum;
    };
    for (let pass = 0; pass < passes; pass++) {
      const sums = [0, 0, 0];
      for (let y = 0; y < ky; y++) {
        for (let x = 0; x < kx; x++) {
          if (Math.hypot(y - middle[0], x - middle[1]) >= radius) continue;
          const intensity = sample(y, x);
          sums[0] += intensity;
          sums[1] += intensity * (y - middle[0]);
          sums[2] += intensity * (x - middle[1]);
        }
      }
      if (sums[0] <= 0) break;
      shifts[2 * position] += sums[1] / sums[0];
      shifts[2 * position + 1] += sums[2] / sums[0];
    }
    for (let pixel = 0; pixel < pixels; pixel++) {
      aligned[position * pixels + pixel] = sample(
        Math.floor(pixel / kx),
        pixel % kx,
      );
    }
  }
  const deviation = (values: number[]) => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return Math.sqrt(
      values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length,
    );
  };
  const range = (length: number) => Array.from({ length }, (_, i) => i);
  const at = (y: number, x: number, pixel: number) =>
    aligned[(y * columns + x) * pixels + pixel];
  const nested = range(pixels).map((pixel) =>
    deviation(
      range(columns).map((x) =>
        deviation(range(rows).map((y) => at(y, x, pixel)))
      ),
    )
  );
  const pooled = range(pixels).map((pixel) =>
    deviation(
      range(rows * columns).map((position) =>
        aligned[position * pixels + pixel]
      ),
    )
  );
  const adf = range(rows * columns).map((position) =>
    adfPixels.reduce(
      (sum, pixel) => sum + aligned[position * pixels + pixel],
      0,
    )
  );
  return { shifts, aligned, nested, pooled, adf };
}
