import { RandomStream } from "../random/random_stream.ts";
import { arrayScan } from "../scan/array_scan.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { ScanSource } from "../scan/scan_source.ts";

/**
 * A small scan for tests: a bright Gaussian probe that drifts, rings and
 * noise, the same for the same shape, and with an origin so that worker
 * threads open it too.
 */
export function openNoiseScan(
  shape: ScanShape,
  chunk: readonly [number, number] = [1, 1],
): ScanSource {
  const random = new RandomStream(11, "noise scan");
  const [rows, columns] = shape.scan;
  const [ky, kx] = shape.detector;
  const values = new Float32Array(rows * columns * ky * kx);
  let at = 0;
  for (let position = 0; position < rows * columns; position++) {
    const cy = Math.floor(ky / 2) + 0.7 * random.normal();
    const cx = Math.floor(kx / 2) + 0.7 * random.normal();
    const ring = random.uniform();
    for (let y = 0; y < ky; y++) {
      for (let x = 0; x < kx; x++) {
        const radius = Math.hypot(y - cy, x - cx);
        values[at++] = 5000 * Math.exp(-radius * radius / 3) +
          100 * ring * Math.exp(-((radius - Math.min(ky, kx) / 3) ** 2)) +
          20 * random.uniform();
      }
    }
  }
  return {
    ...arrayScan(values, { shape, name: "noise" }),
    chunk,
    origin: {
      module: import.meta.url,
      opener: "openNoiseScan",
      arguments: [shape, chunk],
    },
  };
}
