import { inverse, Matrix } from "ml-matrix";
import { detectorMiddle } from "../../align/detector_middle.ts";
import type { HexagonalLattice } from "../../lattice/hexagonal_lattice.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";

/** What a disk model is fitted to. */
export interface DiskModelOptions {
  /** Rows and columns of the detector. */
  readonly detector: ScanShape["detector"];
  /** Detector pixels of the pattern that count, those of the annulus. */
  readonly pixels: Uint32Array;
  /** Lattice of the mean pattern, where the fit starts. */
  readonly lattice: Pick<HexagonalLattice, "firstRing" | "rotation">;
}

/** Names of what the model reads off a pattern, in the order of its weights. */
export const DISK_QUANTITIES = [
  "first",
  "second",
  "contrast",
  "scale",
  "rotation",
  "shearCos",
  "shearSin",
  "rippleCos",
  "rippleSin",
] as const;

/** A linear reading of a pattern's disks. */
export interface DiskModel {
  /**
   * Weight of each pixel in each of `DISK_QUANTITIES`, [quantity][pixel]: a
   * pattern's weighted sum is the quantity.
   *
   * - first, second: mean intensity of the {10-10} and of the {11-20} disks
   * - contrast: half the difference between the two triples of {10-10} disks
   * - scale: growth of the pattern, a fraction; rotation: degrees
   * - shearCos, shearSin: traceless part of the pattern's strain, a fraction,
   *   as a vector that turns twice as fast as its axis
   * - rippleCos, rippleSin: second harmonic of the {11-20} intensities over
   *   their mean, as such a vector
   */
  readonly weights: Float64Array<ArrayBuffer>;
  /** Radius of the {10-10} disks, pixels. */
  readonly firstRing: number;
  /** Direction of the first of them, degrees counter-clockwise from +x. */
  readonly rotation: number;
  /** Standard deviation of a disk, pixels. */
  readonly sigma: number;
}

/** Spacing of the radii between which the round background is interpolated, over the first ring's. */
const KNOT_SPACING = 0.1;
/** A disk's deviation where the fit starts, over the first ring's radius: 1.95 of 29.5 px as published. */
const SIGMA = 0.066;
/** Disks that reach into the annulus from outside it count as far as this, pixels over sigma. */
const REACH = 3;
/** Squared distance over the variance from which a disk is as good as absent: 1e-8 of its height. */
const FAR = 36;
/** Gauss-Newton converges in three or four rounds from a lattice within half a pixel. */
const ROUNDS = 8;

interface Shape {
  readonly firstRing: number;
  readonly rotation: number;
  readonly sigma: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Fits a mean pattern by a round background and the disks of a hexagonal
 * lattice, and gives the weights by which the same model, linear about that
 * fit, is fitted to any one pattern: weighted least squares, where a pixel's
 * variance is taken as proportional to its mean, as counting noise has it.
 *
 * The background is free at every radius, so a support of varying thickness
 * changes none of the quantities, and so is a remaining displacement.
 *
 * @param mean pattern, [pixel of the detector]
 */
export function diskModel(
  mean: Float32Array,
  { detector, pixels, lattice }: DiskModelOptions,
): DiskModel {
  const [middleY, middleX] = detectorMiddle(detector);
  const points = Array.from(pixels, (pixel) => ({
    x: pixel % detector[1] - middleX,
    y: middleY - Math.floor(pixel / detector[1]),
    value: mean[pixel],
  }));
  const radii = points.map(({ x, y }) => Math.hypot(x, y));
  const inner = radii.reduce((least, r) => Math.min(least, r), Infinity);
  const outer = radii.reduce((most, r) => Math.max(most, r), 0);
  const intervals = Math.max(
    2,
    Math.round((outer - inner) / (KNOT_SPACING * lattice.firstRing)),
  );
  const step = (outer - inner) / intervals;
  const background = (radius: number) =>
    Array.from(
      { length: intervals + 1 },
      (_, i) => Math.max(0, 1 - Math.abs((radius - inner) / step - i)),
    );
  const target = points.map(({ value }) => value);
  // Where nothing was counted the variance is not zero.
  const total = target.reduce((sum, value) => sum + Math.max(0, value), 0);
  const floor = total / target.length / 100;
  const precision = target.map((value) => 1 / Math.max(value, floor));

  let shape: Shape = {
    firstRing: lattice.firstRing,
    rotation: lattice.rotation * Math.PI / 180,
    sigma: SIGMA * lattice.firstRing,
    x: 0,
    y: 0,
  };
  let amplitudes: number[] | undefined;
  let design: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const disks = diskPlaces(shape, outer + REACH * shape.sigma);
    design = points.map((point, i) => [
      ...background(radii[i]),
      ...diskColumns(point, { disks, shape, amplitudes }),
    ]);
    const fit = leastSquares(design, precision).fit(target);
    const first = intervals + 1;
    const moved = fit.slice(first + disks.length);
    amplitudes = fit.slice(first, first + disks.length);
    if (moved.length > 0) {
      const [scale, rotation, , , x, y, width] = moved;
      shape = {
        firstRing: shape.firstRing * (1 + within(scale, 0.05)),
        rotation: shape.rotation + within(rotation, 0.05),
        sigma: shape.sigma * (1 + within(width, 0.3)),
        x: shape.x + within(x, 1),
        y: shape.y + within(y, 1),
      };
    }
  }
  const disks = diskPlaces(shape, outer + REACH * shape.sigma);
  design = points.map((point, i) => [
    ...background(radii[i]),
    // The width is the probe's, which does not change from pattern to pattern.
    ...diskColumns(point, { disks, shape, amplitudes }).slice(0, -1),
  ]);
  const solver = leastSquares(design, precision).solver();
  return {
    weights: quantityWeights(solver, {
      firstDisk: intervals + 1,
      disks,
      amplitudes: amplitudes!,
    }),
    firstRing: shape.firstRing,
    rotation: shape.rotation * 180 / Math.PI,
    sigma: shape.sigma,
  };
}

interface DiskPlace {
  readonly x: number;
  readonly y: number;
}

/** {10-10}, {11-20} and, where they can be seen, {20-20} disks, six each, from the centre. */
function diskPlaces({ firstRing, rotation }: Shape, reach: number) {
  const ring = (radius: number, turn: number): DiskPlace[] =>
    Array.from({ length: 6 }, (_, i) => {
      const angle = rotation + turn + i * Math.PI / 3;
      return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
    });
  const overtone = 2 * firstRing;
  return [
    ...ring(firstRing, 0),
    ...ring(Math.sqrt(3) * firstRing, Math.PI / 6),
    ...overtone < reach ? ring(overtone, 0) : [],
  ];
}

/**
 * Each disk's value at a point and, once their intensities are known, how the
 * sum of all changes with scale, rotation, two shears, displacement and width.
 */
function diskColumns(
  point: { readonly x: number; readonly y: number },
  { disks, shape, amplitudes }: {
    readonly disks: readonly DiskPlace[];
    readonly shape: Shape;
    readonly amplitudes: readonly number[] | undefined;
  },
): number[] {
  const variance = shape.sigma ** 2;
  const values: number[] = [];
  const changes = [0, 0, 0, 0, 0, 0, 0];
  disks.forEach(({ x, y }, i) => {
    const dx = point.x - shape.x - x;
    const dy = point.y - shape.y - y;
    const square = (dx * dx + dy * dy) / variance;
    const value = square > FAR
      ? 0
      : Math.exp(-square / 2) / (2 * Math.PI * variance);
    values.push(value);
    if (amplitudes === undefined) return;
    const [alongX, alongY] = [dx, dy].map((d) =>
      amplitudes[i] * value * d / variance
    );
    changes[0] += alongX * x + alongY * y;
    changes[1] += -alongX * y + alongY * x;
    changes[2] += alongX * x - alongY * y;
    changes[3] += alongX * y + alongY * x;
    changes[4] += alongX;
    changes[5] += alongY;
    changes[6] += amplitudes[i] * value * (square - 2);
  });
  return amplitudes === undefined ? values : [...values, ...changes];
}

/** Solves weighted least squares with one design for any target. */
function leastSquares(
  design: readonly (readonly number[])[],
  precision: readonly number[],
) {
  const columns = design[0].length;
  const normal = new Float64Array(columns * columns);
  design.forEach((row, i) => {
    // Most disks are far from a given pixel.
    const seen = row.flatMap((value, a) => value === 0 ? [] : [a]);
    for (const a of seen) {
      const weighted = precision[i] * row[a];
      for (const b of seen) normal[a * columns + b] += weighted * row[b];
    }
  });
  for (let a = 0; a < columns; a++) {
    // A column that no pixel sees is left at zero.
    if (normal[a * columns + a] === 0) normal[a * columns + a] = 1;
  }
  const solved = inverse(Matrix.from1DArray(columns, columns, normal))
    .to2DArray();
  const product = (a: number, row: readonly number[]) => {
    const line = solved[a];
    let sum = 0;
    for (let b = 0; b < columns; b++) sum += line[b] * row[b];
    return sum;
  };
  return {
    /** The target's coefficients. */
    fit: (target: readonly number[]): number[] => {
      const moments = new Array<number>(columns).fill(0);
      design.forEach((row, i) => {
        const weighted = precision[i] * target[i];
        for (let a = 0; a < columns; a++) moments[a] += row[a] * weighted;
      });
      return solved.map((_, a) => product(a, moments));
    },
    /** Weights, [column][pixel], whose sums with a target are its coefficients. */
    solver: (): number[][] =>
      solved.map((_, a) =>
        design.map((row, i) => product(a, row) * precision[i])
      ),
  };
}

function quantityWeights(
  solver: readonly (readonly number[])[],
  { firstDisk, disks, amplitudes }: {
    readonly firstDisk: number;
    readonly disks: readonly DiskPlace[];
    readonly amplitudes: readonly number[];
  },
): Float64Array<ArrayBuffer> {
  const pixels = solver[0].length;
  const weights = new Float64Array(DISK_QUANTITIES.length * pixels);
  const add = (
    quantity: typeof DISK_QUANTITIES[number],
    column: number,
    factor: number,
  ) => {
    const base = DISK_QUANTITIES.indexOf(quantity) * pixels;
    solver[column].forEach((weight, i) => weights[base + i] += factor * weight);
  };
  const second = amplitudes.slice(6, 12).reduce((sum, a) => sum + a, 0);
  for (let i = 0; i < 6; i++) {
    add("first", firstDisk + i, 1 / 6);
    add("contrast", firstDisk + i, (i % 2 ? -1 : 1) / 6);
    add("second", firstDisk + 6 + i, 1 / 6);
    const { x, y } = disks[6 + i];
    const angle = 2 * Math.atan2(y, x);
    add("rippleCos", firstDisk + 6 + i, Math.cos(angle) / second);
    add("rippleSin", firstDisk + 6 + i, Math.sin(angle) / second);
  }
  const moved = firstDisk + disks.length;
  add("scale", moved, 1);
  add("rotation", moved + 1, 180 / Math.PI);
  add("shearCos", moved + 2, 1);
  add("shearSin", moved + 3, 1);
  return weights;
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
