import { detectorMiddle } from "../align/detector_middle.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { HexagonalLattice } from "./hexagonal_lattice.ts";
import { ringResidual } from "./ring_residual.ts";

/** What the pattern is and where its disks may lie. */
export interface FitHexagonalLatticeOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Inner and outer radius, pixels, between which both rings of disks lie. */
  readonly annulus: readonly [inner: number, outer: number];
}

/** Contrast below which the pattern is taken to show no such lattice. */
const LEAST_CONTRAST = 4;
/** Disks' window as a fraction of the first ring's radius: 3.5 px for disks of 2 px deviation at 29.5 px. */
const WINDOW = 0.12;

interface Disk {
  /** Position in an ideal lattice of first ring 1 that is not turned. */
  readonly ideal: readonly [x: number, y: number];
  /** Measured position from the middle, x to the right and y up, pixels. */
  readonly x: number;
  readonly y: number;
  /** Residual intensity in the disk's window. */
  readonly intensity: number;
}

/**
 * Fits the two inner rings of a hexagonal lattice, {10-10} and {11-20}, to an
 * aligned pattern: a search over radius and direction, each disk's centre of
 * mass, then least squares over the twelve (recipe's naming by lattice; the
 * fit leaves a common offset free). Null where no such lattice stands out.
 */
export function fitHexagonalLattice(
  pattern: Float32Array,
  { detector, annulus }: FitHexagonalLatticeOptions,
): HexagonalLattice | null {
  const centre = detectorMiddle(detector);
  const residual = ringResidual(pattern, { detector, centre, annulus });
  const guess = search(smooth(residual, detector), { detector, annulus });
  if (guess === null) return null;
  const disks = ideals().map((ideal) =>
    measureDisk(residual, ideal, { ...guess, detector })
  );
  if (disks.some((disk) => disk === null)) return null;
  const fit = leastSquares(disks as Disk[]);
  if (fit === null) return null;
  const measured = disks as Disk[];
  const [first, second] = [measured.slice(0, 6), measured.slice(6)];
  const meanRadius = (ring: Disk[]) =>
    ring.reduce((sum, { x, y }) => sum + Math.hypot(x - fit.x, y - fit.y), 0) /
    ring.length;
  const contrast = contrastOf(residual, {
    disks: measured,
    window: WINDOW * guess.radius,
    detector,
    annulus,
  });
  if (!(contrast >= LEAST_CONTRAST)) return null;
  const mean = second.reduce((sum, { intensity }) => sum + intensity, 0) / 6;

  // The direction modulo 60 degrees; the second ring's order follows it.
  const turns = Math.floor(fit.rotation / 60);
  const intensities = second.map((_, i) =>
    second[((i - turns) % 6 + 6) % 6].intensity / mean
  );
  return {
    firstRing: meanRadius(first),
    secondRing: meanRadius(second),
    rotation: fit.rotation - 60 * turns,
    contrast,
    secondRingIntensities: intensities,
  };
}

/** Twelve ideal disks, first ring at 0, 60, ... degrees, second at 30, 90, ... degrees. */
function ideals(): [x: number, y: number][] {
  const ring = (radius: number, offset: number) =>
    Array.from({ length: 6 }, (_, i): [number, number] => {
      const angle = (offset + 60 * i) * Math.PI / 180;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  return [...ring(1, 0), ...ring(Math.sqrt(3), 30)];
}

function search(
  residual: Float64Array,
  { detector, annulus: [inner, outer] }: FitHexagonalLatticeOptions,
): { radius: number; rotation: number } | null {
  const [middleY, middleX] = detectorMiddle(detector);
  const [rows, columns] = detector;
  let best: { radius: number; rotation: number; score: number } | null = null;
  for (
    let radius = inner + 1;
    radius * Math.sqrt(3) <= outer - 1;
    radius += 0.25
  ) {
    for (let rotation = 0; rotation < 60; rotation++) {
      const [cos, sin] = [
        Math.cos(rotation * Math.PI / 180),
        Math.sin(rotation * Math.PI / 180),
      ];
      let score = 0;
      for (const [x, y] of ideals()) {
        const column = Math.round(middleX + radius * (cos * x - sin * y));
        const row = Math.round(middleY - radius * (sin * x + cos * y));
        if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
        // Roots, so that no bright disk outweighs the rest.
        score += Math.sqrt(Math.max(0, residual[row * columns + column]));
      }
      if (score > 0 && (best === null || score > best.score)) {
        best = { radius, rotation, score };
      }
    }
  }
  return best;
}

function measureDisk(
  residual: Float64Array,
  ideal: readonly [number, number],
  { radius, rotation, detector: [rows, columns] }: {
    radius: number;
    rotation: number;
    detector: ScanShape["detector"];
  },
): Disk | null {
  const [middleY, middleX] = detectorMiddle([rows, columns]);
  const [cos, sin] = [
    Math.cos(rotation * Math.PI / 180),
    Math.sin(rotation * Math.PI / 180),
  ];
  let x = radius * (cos * ideal[0] - sin * ideal[1]);
  let y = radius * (sin * ideal[0] + cos * ideal[1]);
  const window = WINDOW * radius;
  let intensity = 0;
  for (let iteration = 0; iteration < 20; iteration++) {
    let [sum, sumX, sumY] = [0, 0, 0];
    const column = middleX + x;
    const row = middleY - y;
    for (let r = Math.ceil(row - window); r <= row + window; r++) {
      for (let c = Math.ceil(column - window); c <= column + window; c++) {
        const distance = Math.hypot(r - row, c - column);
        if (r < 0 || r >= rows || c < 0 || c >= columns || distance > window) {
          continue;
        }
        // A window that fades out moves smoothly over the pixels.
        const weight = Math.max(0, residual[r * columns + c]) *
          (1 - (distance / window) ** 2);
        sum += weight;
        sumX += weight * (c - middleX);
        sumY += weight * (middleY - r);
      }
    }
    if (sum === 0) return null;
    intensity = sum;
    const [nextX, nextY] = [sumX / sum, sumY / sum];
    const moved = Math.hypot(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
    if (moved < 1e-4) break;
  }
  return { ideal, x, y, intensity };
}

/** Least squares of measured = matrix * ideal + offset; the matrix's turn is the lattice's. */
function leastSquares(
  disks: readonly Disk[],
): { rotation: number; x: number; y: number } | null {
  // The ideal positions sum to zero and are isotropic, so that the normal
  // equations are diagonal.
  const mean = (value: (disk: Disk) => number) =>
    disks.reduce((sum, disk) => sum + value(disk), 0) / disks.length;
  const [x, y] = [mean((disk) => disk.x), mean((disk) => disk.y)];
  const xx = mean((disk) => (disk.x - x) * disk.ideal[0]);
  const xy = mean((disk) => (disk.x - x) * disk.ideal[1]);
  const yx = mean((disk) => (disk.y - y) * disk.ideal[0]);
  const yy = mean((disk) => (disk.y - y) * disk.ideal[1]);
  if (xx * yy - xy * yx <= 0) return null;
  return { rotation: Math.atan2(yx - xy, xx + yy) * 180 / Math.PI, x, y };
}

function smooth(
  values: Float64Array,
  [rows, columns]: ScanShape["detector"],
): Float64Array {
  return values.map((_, pixel) => {
    const [row, column] = [Math.floor(pixel / columns), pixel % columns];
    let sum = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (
        let c = Math.max(0, column - 1);
        c <= Math.min(columns - 1, column + 1);
        c++
      ) sum += values[r * columns + c];
    }
    return sum / 9;
  });
}

function contrastOf(
  residual: Float64Array,
  { disks, window, detector: [rows, columns], annulus: [inner, outer] }: {
    disks: readonly Disk[];
    window: number;
  } & FitHexagonalLatticeOptions,
): number {
  const [middleY, middleX] = detectorMiddle([rows, columns]);
  const between: number[] = [];
  const heights = disks.map(() => 0);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const x = pixel % columns - middleX;
    const y = middleY - Math.floor(pixel / columns);
    const radius = Math.hypot(x, y);
    if (radius <= inner || radius >= outer) continue;
    let apart = true;
    disks.forEach((disk, i) => {
      const distance = Math.hypot(x - disk.x, y - disk.y);
      if (distance < 2 * window) apart = false;
      if (distance <= window / 2) {
        heights[i] = Math.max(heights[i], residual[pixel]);
      }
    });
    if (apart) between.push(Math.abs(residual[pixel]));
  }
  if (between.length === 0) return 0;
  between.sort((a, b) => a - b);
  // 1.4826 turns a median absolute value into a normal deviation.
  const deviation = 1.4826 * between[between.length >> 1];
  const height = heights.reduce((sum, value) => sum + value, 0) /
    heights.length;
  return deviation > 0 ? height / deviation : height > 0 ? Infinity : 0;
}
