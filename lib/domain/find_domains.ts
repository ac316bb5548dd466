import { detectorMiddle } from "../align/detector_middle.ts";
import type { Engine } from "../compute/engine.ts";
import { darkFieldPixels } from "../features/dark_field_pixels.ts";
import { ringPixels } from "../features/ring_pixels.ts";
import { PUBLISHED } from "../published/published_figures.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { meanPatterns } from "../stream/mean_patterns.ts";
import { measureScan } from "../stream/measure_scan.ts";
import type { ReadOptions } from "../stream/read_options.ts";
import { coherentComponents } from "./positions/coherent_components.ts";
import { coveredPixels } from "./disks/covered_pixels.ts";
import { dividePositions } from "./positions/divide_positions.ts";
import { neighbourhood } from "./positions/neighbourhood.ts";
import { readDisks, type ReadDisksOptions } from "./disks/read_disks.ts";

/** Choices of `findDomains`. */
export interface FindDomainsOptions {
  /** Seed of everything random. */
  readonly seed: number;
  /**
   * Radii between which both rings of disks lie, detector pixels; default the
   * published ones, 24 and 57 of 124.
   */
  readonly annulus?: readonly [inner: number, outer: number];
  /** Sub-domains of a material at most, 2 or more; default 6. */
  readonly mostDomains?: number;
  /** Bytes of patterns that a worker holds at a time, see `ReadOptions`. */
  readonly blockBytes?: number;
  /** Called with a stage's name as it starts. */
  readonly onStage?: (stage: string) => void;
}

/** A material and its sub-domains. */
export interface MaterialDomains {
  /** Label of the material, from 1; the disks of 1 lie further out. */
  readonly material: number;
  /** Scan positions. */
  readonly positions: number;
  /** Radius of its {10-10} disks, detector pixels. */
  readonly firstRing: number;
  /** Direction of the first {10-10} disk, degrees counter-clockwise from +x. */
  readonly rotation: number;
  /** Labels of its sub-domains. */
  readonly domains: readonly number[];
  /** What neighbours share along each component of the deformation, in units of the noise's variance, falling. */
  readonly strengths: readonly number[];
  /** Mean silhouette by number of sub-domains; the largest was taken. */
  readonly silhouettes: readonly {
    readonly classes: number;
    readonly silhouette: number;
  }[];
}

/** What `findDomains` finds; label maps are in row order, 0 is the support. */
export interface FoundDomains {
  /** Material of each position. */
  readonly materials: Int8Array<ArrayBuffer>;
  /** Sub-domain of each position, numbered through over the materials. */
  readonly domains: Int8Array<ArrayBuffer>;
  /** Displacement of each pattern's centre from the middle, [position][y, x], pixels. */
  readonly shifts: Float32Array<ArrayBuffer>;
  /** The materials, by label. */
  readonly description: readonly MaterialDomains[];
}

/** Passes of centre of mass: after three the quick junction's residual no longer falls. */
const ALIGNMENT_PASSES = 3;
/**
 * Of the materials' quantities those to start from: strain changes the scale
 * and ripples weaken the {11-20} disks, both as much as materials differ, but
 * hardly the {10-10} disks.
 */
const DEFORMATION_SPARES = [0, 1];
/** Components of the deformation count that neighbours share at least so much, over the strongest. */
const COMPONENT_SHARE = 0.25;
/** Materials are asked for sub-domains from so many positions on. */
const FEWEST_POSITIONS = 20;

/**
 * Finds flake, materials and sub-domains of a scan of two-dimensional crystals
 * by what its disks say, instead of by clustering pixels: the alternative to
 * the published chain that README.md of this folder describes and measures.
 * Reads the scan once to align it and six more times, in blocks; what it holds
 * beside a block is a few numbers for each position and the model's weights.
 *
 * The support is taken to be amorphous, the crystals hexagonal with both rings
 * of disks inside the annulus, and the materials two.
 *
 * @throws {InputError} where the scan can't be read, or no hexagonal lattice is seen
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { createJunction, findDomains, openEngine, scorePartition } from "../../mod.ts";
 *
 * const scan = createJunction({ scale: "quick", seed: 0, overrides: { scanSize: 40 } });
 * const engine = await openEngine("cpu");
 * const found = await findDomains(scan, engine, { seed: 0 });
 * const scores = scorePartition(scan, found);
 * ok(scores.every(({ measure, value }) => measure !== "ARI" || value > 0.5));
 * engine.close();
 * ```
 */
export async function findDomains(
  source: ScanSource,
  engine: Engine,
  options: FindDomainsOptions,
): Promise<FoundDomains> {
  const { seed, mostDomains = 6, onStage, blockBytes } = options;
  if (!Number.isInteger(mostDomains) || mostDomains < 2 || mostDomains > 60) {
    throw new InputError(
      `Cannot find domains: mostDomains must be a whole number from 2 to 60, given ${mostDomains}. Leave it out for 6`,
    );
  }
  const { scan, detector } = source.shape;
  const positions = scan[0] * scan[1];
  const patternPixels = detector[0] * detector[1];
  const read: ReadOptions = { clampBelow: null, blockBytes };

  onStage?.("align");
  const measurement = await measureScan(source, engine, {
    ...read,
    alignmentPasses: ALIGNMENT_PASSES,
    adfPixels: darkFieldPixels(detector),
  });
  const { shifts } = measurement;
  const scale = Math.min(...detector) / PUBLISHED.shape.detector[0];
  const annulus = options.annulus ?? [
    PUBLISHED.features.annulus[0] * scale,
    PUBLISHED.features.annulus[1] * scale,
  ] as const;
  const [inner, outer] = annulus;
  const ring = ringPixels(detector, {
    centre: detectorMiddle(detector),
    inner,
    outer,
  });
  const pixels = coveredPixels(ring, { detector, shifts });
  const everywhere = Uint32Array.from({ length: positions }, (_, i) => i);
  const whole = neighbourhood(everywhere, { scan });
  const disks = (
    wanted: Pick<ReadDisksOptions, "mean" | "subject" | "quantities">,
  ) =>
    readDisks(source, engine, {
      ...wanted,
      ...read,
      shifts,
      annulus,
      pixels,
      neighbourhood: whole,
    });
  const meansOf = async (labels: Int8Array) => {
    const [means] = await meanPatterns(source, engine, {
      ...read,
      measurement,
      labelMaps: [labels],
    });
    return (label: number) =>
      means.subarray(label * patternPixels, (label + 1) * patternPixels);
  };

  onStage?.("flake");
  const flakeDisks = await disks({
    mean: Float32Array.from(measurement.mean),
    subject: "the scan",
    quantities: ["first", "second"],
  });
  const flakeDivision = await dividePositions(flakeDisks.values, engine, {
    dimensions: 2,
    neighbourhood: whole,
    classes: [2],
    seed,
  });
  const flakeLabel = strongerClass(flakeDivision.labels, flakeDisks.values);
  const flake = everywhere.filter((position) =>
    flakeDivision.labels[position] === flakeLabel
  );

  onStage?.("materials");
  const materials = new Int8Array(positions);
  for (const position of flake) materials[position] = 1;
  const flakeMeans = await meansOf(materials);
  const materialDisks = await disks({
    mean: flakeMeans(1),
    subject: "the flake",
    quantities: ["first", "contrast", "second", "scale"],
  });
  const materialDivision = await dividePositions(
    rowsOf(materialDisks.values, flake, 4),
    engine,
    {
      dimensions: 4,
      neighbourhood: neighbourhood(flake, { scan }),
      classes: [2],
      startFrom: DEFORMATION_SPARES,
      aloneFirst: true,
      seed,
    },
  );
  flake.forEach((position, i) =>
    materials[position] = 1 + materialDivision.labels[i]
  );

  onStage?.("sub-domains");
  const means = await meansOf(materials);
  const found = [];
  for (const label of [1, 2]) {
    const rows = everywhere.filter((position) => materials[position] === label);
    if (rows.length === 0) continue;
    const deformation = await disks({
      mean: means(label),
      subject: `material ${label}`,
      quantities: [
        "rotation",
        "shearCos",
        "shearSin",
        "rippleCos",
        "rippleSin",
      ],
    });
    const nearby = neighbourhood(rows, { scan });
    const { scores, components, strengths } = coherentComponents(
      rowsOf(deformation.values, rows, 5),
      { dimensions: 5, neighbourhood: nearby, share: COMPONENT_SHARE },
    );
    const most = rows.length < FEWEST_POSITIONS ? 1 : mostDomains;
    const division = await dividePositions(scores, engine, {
      dimensions: components,
      neighbourhood: nearby,
      classes: Array.from({ length: most }, (_, i) => i + 1)
        .slice(most > 1 ? 1 : 0),
      seed,
    });
    found.push({ rows, strengths, division, model: deformation.model });
  }
  // Material 1 is the one whose disks lie further out: WS2 where the other is WSe2.
  found.sort((a, b) => b.model.firstRing - a.model.firstRing);

  const domains = new Int8Array(positions);
  let used = 0;
  const description = found.map(
    ({ rows, strengths, division, model }, index): MaterialDomains => {
      rows.forEach((position, i) => {
        materials[position] = index + 1;
        domains[position] = 1 + used + division.labels[i];
      });
      const labels = Array.from(
        { length: division.classes },
        (_, i) => 1 + used + i,
      );
      used += division.classes;
      return {
        material: index + 1,
        positions: rows.length,
        firstRing: model.firstRing,
        rotation: ((model.rotation % 60) + 60) % 60,
        domains: labels,
        strengths,
        silhouettes: division.silhouettes,
      };
    },
  );
  return { materials, domains, shifts, description };
}

/** Of two classes the one whose positions have the larger first number on average. */
function strongerClass(labels: Uint8Array, values: Float64Array): number {
  const dimensions = values.length / labels.length;
  const sums = [0, 0];
  const counts = [0, 0];
  labels.forEach((label, i) => {
    sums[label] += values[i * dimensions];
    counts[label]++;
  });
  const [first, second] = sums.map((sum, i) => sum / Math.max(1, counts[i]));
  return second > first ? 1 : 0;
}

/** Some rows of [row][column]. */
function rowsOf(values: Float64Array, rows: Uint32Array, columns: number) {
  const chosen = new Float64Array(rows.length * columns);
  rows.forEach((row, i) =>
    chosen.set(values.subarray(row * columns, (row + 1) * columns), i * columns)
  );
  return chosen;
}
