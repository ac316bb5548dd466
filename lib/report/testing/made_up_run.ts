import { RandomStream } from "../../random/random_stream.ts";
import type { ClusterRecord } from "../../run/run_result.ts";
import { binPattern } from "../../sample/bin_pattern.ts";
import { sampleGrid } from "../../sample/sample_grid.ts";
import { encodeSample, sampleScale } from "../../sample/sample_scale.ts";
import type { ReportArray, ReportRun } from "../report_run.ts";
import { madeUpJunction } from "./made_up_junction.ts";
import { madeUpResult } from "./made_up_result.ts";

/** Sizes of a made-up run. */
export interface MadeUpRunOptions {
  /** Scan rows and columns. Default 48. */
  readonly scan?: number;
  /** Detector rows and columns. Default 40. */
  readonly detector?: number;
  /** Seed of the noise. Default 1. */
  readonly seed?: number;
}

/**
 * A run with every field and array that a report draws, invented but valid and
 * of plausible looks. For tests of the report and for looking at it; it says
 * nothing about how well stem4d works.
 */
export function madeUpRun(options: MadeUpRunOptions = {}): ReportRun {
  const { scan = 48, detector = 40, seed = 1 } = options;
  const junction = madeUpJunction({ scan, detector, seed });
  const { material, domain, names, patterns } = junction;
  const random = new RandomStream(seed, "made-up run");
  const arrays = new Map<string, ReportArray>();
  const add = (
    name: string,
    shape: readonly number[],
    data: ReportArray["data"],
  ) => arrays.set(name, { shape, data });
  const positions = scan * scan;
  const pixels = detector * detector;
  const map = [scan, scan] as const;
  const noise = (length: number, value: (i: number) => number) =>
    Float32Array.from({ length }, (_, i) => value(i));

  add(
    "adf",
    map,
    noise(
      positions,
      (i) =>
        2.1e5 + 6e4 * Math.min(1, material[i]) +
        2e3 * Math.sin(i / 40) + 2.5e3 * random.normal(),
    ),
  );
  add(
    "shifts",
    [...map, 2],
    noise(2 * positions, (i) => {
      const y = Math.floor(i / 2 / scan) / scan;
      const x = Math.floor(i / 2) % scan / scan;
      return i % 2 === 0
        ? 0.4 + 0.5 * y - 0.2 * x + 0.05 * random.normal()
        : -0.2 + 0.3 * x * x + 0.05 * random.normal();
    }),
  );
  add(
    "residual_shifts",
    [...map, 2],
    noise(2 * positions, () => 0.04 * random.normal()),
  );

  const share = names.map((_, label) =>
    domain.reduce((sum, value) => sum + (value === label ? 1 : 0), 0) /
    positions
  );
  const mean = noise(
    pixels,
    (pixel) =>
      patterns.reduce((sum, p, label) => sum + share[label] * p[pixel], 0),
  );
  const radius = (pixel: number) =>
    Math.hypot(
      Math.floor(pixel / detector) - (detector - 1) / 2,
      pixel % detector - (detector - 1) / 2,
    );
  const annulus = [
    Math.round(24 * detector / 124),
    Math.round(57 * detector / 124),
  ] as const;
  const inAnnulus = (pixel: number) =>
    radius(pixel) > annulus[0] && radius(pixel) < annulus[1];
  const spread = (pixel: number) =>
    Math.sqrt(patterns.reduce(
      (sum, p, label) => sum + share[label] * (p[pixel] - mean[pixel]) ** 2,
      0,
    ));
  const logStd = noise(
    pixels,
    (pixel) =>
      Math.log1p(2 * spread(pixel) + 2.4 * Math.sqrt(mean[pixel])) +
      0.03 * random.normal(),
  );
  add("mean_pattern", [detector, detector], mean);
  add("log_std", [detector, detector], logStd);
  add(
    "log_std_masked",
    [detector, detector],
    logStd.map((value, pixel) => inAnnulus(pixel) ? value : 0),
  );
  add("log_std_pooled", [detector, detector], logStd.map((v) => 1.1 * v + 0.2));
  const ordered = Array.from(logStd)
    .filter((_, pixel) => inAnnulus(pixel))
    .sort((first, second) => second - first);
  const threshold = ordered[Math.floor(ordered.length / 4)];
  const mask = Uint8Array.from(
    logStd,
    (value, pixel) => inAnnulus(pixel) && value > threshold ? 1 : 0,
  );
  add("feature_mask", [detector, detector], mask);
  const radii = Math.floor(detector / 2);
  add(
    "r_theta",
    [radii, 180],
    noise(radii * 180, (i) => {
      const r = Math.floor(i / 180);
      const angle = i % 180 * 2 * Math.PI / 180;
      const y = Math.round((detector - 1) / 2 - r * Math.sin(angle));
      const x = Math.round((detector - 1) / 2 + r * Math.cos(angle));
      return logStd[y * detector + x];
    }),
  );

  const place = names.map((_, label) => [
    label === 0 ? -9 : label < 4 ? 6 + label : 2 + 0.8 * label,
    label === 0 ? 0 : label < 4 ? 5 - 2 * label : 9,
    label === 0 ? 2 : label % 3 - 4,
  ]);
  add(
    "umap",
    [...map, 3],
    noise(
      3 * positions,
      (i) =>
        place[domain[Math.floor(i / 3)]][i % 3] +
        (domain[Math.floor(i / 3)] === 0 ? 2.2 : 0.6) * random.normal(),
    ),
  );

  // Wrong now and then, and numbered in an order of their own.
  const found = (errors: number, order: readonly number[]) =>
    Int8Array.from(domain, (label) => {
      if (label === 0) return 0;
      const wrong = random.uniform() < errors;
      const [first, count] = label < 4 ? [1, 3] : [4, 4];
      return order[wrong ? first + random.integer(count) : label];
    });
  const maps: Record<string, Int8Array> = {
    level1: material.map((label) => Math.min(1, label)),
    materials: material,
    level3: found(0.12, [0, 2, 3, 1, 4, 7, 5, 6]),
    ae: found(0.06, [0, 3, 1, 2, 6, 5, 4, 7]),
    vae: found(0.3, [0, 1, 2, 3, 7, 6, 5, 4]),
    truth_material: material,
    truth_subdomain: domain,
  };
  for (const [name, labels] of Object.entries(maps)) add(name, map, labels);

  const clusters: Record<string, readonly ClusterRecord[]> = {};
  for (const name of ["level1", "materials", "level3", "ae", "vae"]) {
    const labels = maps[name];
    const count = Math.max(...labels) + 1;
    const centres = new Float32Array(count * pixels);
    const records: ClusterRecord[] = [];
    for (let label = 0; label < count; label++) {
      const members = names.map((_, other) =>
        labels.reduce(
          (sum, value, i) =>
            sum + (value === label && domain[i] === other ? 1 : 0),
          0,
        )
      );
      const total = members.reduce((sum, value) => sum + value, 0);
      const main = members.indexOf(Math.max(...members));
      for (let pixel = 0; pixel < pixels; pixel++) {
        if (!inAnnulus(pixel)) continue;
        centres[label * pixels + pixel] = patterns.reduce(
          (sum, p, other) => sum + members[other] / total * p[pixel],
          0.2 * random.normal(),
        );
      }
      const isMaterial = name === "level1" || name === "materials";
      records.push({
        label,
        name: label === 0
          ? "background"
          : name === "level1"
          ? "flake"
          : isMaterial
          ? ["", "WS2", "WSe2"][label]
          : names[main],
        positions: total,
        lattice: label === 0 ? null : {
          firstRing: (main < 4 ? 29.54 : 28.69) * detector / 124,
          secondRing: (main < 4 ? 51.16 : 49.65) * detector / 124,
          rotation: 15 + 0.1 * random.normal(),
          contrast: 40 + random.normal(),
          secondRingIntensities: Array.from(
            { length: 6 },
            () => 1 + 0.1 * random.normal(),
          ),
        },
      });
    }
    clusters[name] = records;
    add(`centres_${name}`, [count, detector, detector], centres);
    if (name !== "ae" && name !== "vae") continue;
    const difference = new Float32Array(count * pixels);
    const parents = arrays.get("centres_materials")?.data ?? [];
    records.slice(1).forEach(({ label, name: title }) => {
      const parent = title.startsWith("WSe2") ? 2 : 1;
      for (let pixel = 0; pixel < pixels; pixel++) {
        if (mask[pixel] === 0) continue;
        difference[label * pixels + pixel] = centres[label * pixels + pixel] -
          parents[parent * pixels + pixel];
      }
    });
    add(`centre_difference_${name}`, [count, detector, detector], difference);
    add(
      `pca_${name}`,
      [...map, 3],
      noise(3 * positions, (i) => {
        const label = domain[Math.floor(i / 3)];
        if (label === 0) return 0;
        const angle = label * 2.1 + i % 3 * 1.7;
        return (name === "ae" ? 4 : 2) * Math.cos(angle) + random.normal();
      }),
    );
  }
  add(
    "truth_rotation",
    map,
    noise(positions, (i) => [0, 0, 0.35, -0.35, 0, 0, 0, 0][domain[i]]),
  );
  add(
    "truth_strain",
    map,
    noise(positions, (i) => material[i] === 1 ? 1e-3 * Math.sin(i / 99) : 0),
  );
  add("truth_tilt", map, noise(positions, (i) => domain[i] > 4 ? 10 : 0));

  for (const name of ["error_ae", "error_vae"]) {
    add(
      name,
      map,
      noise(
        positions,
        (i) => material[i] === 0 ? 0 : 0.7 + 0.1 * random.normal(),
      ),
    );
  }
  const grid = sampleGrid({ scan: map, detector: [detector, detector] });
  const places = grid.rows.flatMap((y) => grid.columns.map((x) => [y, x]));
  const taken = places.flatMap(([y, x]) => [
    ...binPattern(Float32Array.from(patterns[domain[y * scan + x]]), {
      detector: [detector, detector],
      binning: grid.binning,
    }),
  ]);
  const scale = sampleScale(Float32Array.from(taken));
  const gridShape = [grid.rows.length, grid.columns.length];
  add(
    "sample_patterns",
    [...gridShape, ...grid.pattern],
    encodeSample(Float32Array.from(taken), scale),
  );
  add("sample_positions", [...gridShape, 2], Float32Array.from(places.flat()));
  add("sample_scale", [2], Float32Array.of(scale.unit, scale.top));

  return {
    arrays,
    unusable: new Map(),
    result: madeUpResult({
      scan,
      detector,
      seed,
      annulus,
      annulusPixels: ordered.length,
      threshold,
      maximum: Math.max(...logStd),
      count: mask.reduce((sum, value) => sum + value, 0),
      clusters,
      arrays: [...arrays].map(([name, { shape, data }]) => ({
        name,
        dtype: data instanceof Float32Array
          ? "<f4"
          : data instanceof Uint8Array
          ? "|u1"
          : "|i1",
        shape,
        about: name === "truth_subdomain"
          ? `made-up sub-domains: ${
            names.map((title, label) => `${label} = ${title}`).join(", ")
          }`
          : name === "truth_material"
          ? "made-up materials: 0 = support, 1 = WS2, 2 = WSe2"
          : `made-up values of ${name.replaceAll("_", " ")}`,
        sha256: "0".repeat(64),
      })),
    }),
  };
}
