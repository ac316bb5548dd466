import { drawLatticePattern } from "../../lattice/draw_lattice_pattern.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { ClusterRecord, RunResult } from "../../run/run_result.ts";
import type { ClaimEvidence, EvidenceArray } from "../claim_evidence.ts";

/** A run's record without verdicts that a test may change. */
export type MadeUpResult = {
  -readonly [Key in keyof Omit<RunResult, "claims">]: RunResult[Key];
};

/** Made-up evidence that a test may change. */
export interface MadeUpEvidence extends ClaimEvidence {
  readonly result: MadeUpResult;
  readonly arrays: Map<string, EvidenceArray>;
}

/** What the evidence knows. */
export interface MadeUpEvidenceOptions {
  /** Whether the truth is known. Default true. */
  readonly truth?: boolean;
}

const SIDE = 60;

/**
 * For tests: a run, made up of whole numbers and published figures, on which
 * every claim holds; a disc of WS2 in six lobes around a ring of WSe2 around a
 * core of WS2. It says that its scan is a file of the published size, though
 * its maps are of 60 x 60 positions. A test changes what its claim must notice.
 */
export function madeUpEvidence(
  { truth = true }: MadeUpEvidenceOptions = {},
): MadeUpEvidence {
  const positions = SIDE * SIDE;
  const material = new Int8Array(positions);
  const domain = new Int8Array(positions);
  for (let i = 0; i < positions; i++) {
    const y = 29.5 - Math.floor(i / SIDE);
    const x = i % SIDE - 29.5;
    const radius = Math.hypot(x, y);
    const lobe = Math.floor((Math.atan2(y, x) / Math.PI + 2) * 3) % 6;
    if (radius > 28) continue;
    material[i] = radius > 16 || radius < 5 ? 1 : 2;
    domain[i] = material[i] === 1 ? 1 + lobe % 2 : 3 + lobe % 4;
  }
  const shuffled = domain.map((label, i) => i % 7 === 0 && label ? 1 : label);
  const size = (map: Int8Array, label: number) =>
    map.filter((of) => of === label).length;
  const lattice = (firstRing: number, rotation = 15, weak = 1) => ({
    firstRing,
    secondRing: Math.sqrt(3) * firstRing,
    rotation,
    contrast: 100,
    secondRingIntensities: [1, weak, weak, 1, weak, weak],
  });
  const turned = (rotation: number, weak: number) => {
    const { secondRingIntensities, ...rest } = lattice(28.68, 0, weak);
    const by = rotation / 60;
    return {
      ...rest,
      secondRingIntensities: secondRingIntensities.map((_, i, all) =>
        all[(i - by + 6) % 6]
      ),
    };
  };
  const cluster = (
    name: string,
    map: Int8Array,
    { label, lattice }: Pick<ClusterRecord, "label" | "lattice">,
  ): ClusterRecord => ({ name, label, positions: size(map, label), lattice });
  const level3 = [
    cluster("WS2, turned", domain, { label: 1, lattice: lattice(29.54, 14.8) }),
    cluster("WS2, turned", domain, { label: 2, lattice: lattice(29.54, 15.2) }),
    cluster("WSe2, flat", domain, { label: 3, lattice: lattice(28.68) }),
    ...[0, 60, 120].map((crest, i) =>
      cluster("WSe2, crests", domain, {
        label: 4 + i,
        lattice: turned(crest, 0.7),
      })
    ),
  ];
  const maps: Record<string, Int8Array> = {
    level1: material.map((label) => Math.sign(label)),
    materials: material,
    level3: domain,
    ae: domain,
    vae: shuffled,
    ...(truth && { truth_material: material, truth_subdomain: domain }),
  };
  const arrays = new Map<string, EvidenceArray>(
    Object.entries(maps).map(([name, data]) => [
      name,
      { shape: [SIDE, SIDE], data: data.slice() },
    ]),
  );
  const patterns = [
    drawLatticePattern({ noise: 0.1 }).map((_, pixel) => 60 - pixel % 124 / 9),
    drawLatticePattern({ noise: 0.1 }),
  ];
  arrays.set("centres_level1", {
    shape: [2, 124, 124],
    data: Float32Array.from([...patterns[0], ...patterns[1]]),
  });
  arrays.set("adf", {
    shape: [SIDE, SIDE],
    data: material.map((_, i) => i % 11),
  });
  arrays.set("umap", {
    shape: [SIDE, SIDE, 3],
    data: Float32Array.from(
      { length: 3 * positions },
      (_, i) => {
        const position = Math.floor(i / 3);
        const axis = i % 3;
        return 100 * Number(axis === material[position]) +
          [position % 7, Math.floor(position / 7) % 7, position % 3][axis];
      },
    ),
  });
  const pixel = [...Array(1000).keys()];
  arrays.set("feature_mask", {
    shape: [1000],
    data: pixel.map((i) => Number(i < 300)),
  });
  for (const name of ["log_std_pooled", "log_std_masked"]) {
    arrays.set(name, { shape: [1000], data: pixel.map((i) => 5 - i / 1000) });
  }

  const { features, losses } = PUBLISHED;
  const curve = (sums: number[]) => ({
    positions: 300,
    sums: [sums, sums, sums, sums, [9, 8, 7, 6, 2, 1]],
    silhouettes: sums.map((_, i) => i === 0 ? null : 1 / (1 + i)),
    gap: sums.map((_, i) => -i),
    gapDeviation: sums.map(() => 0.1),
  });
  const result: MadeUpResult = {
    schema: "stem4d-run/1",
    version: "0",
    date: "2026-01-01T00:00:00Z",
    command: [],
    input: {
      name: "made up",
      shape: PUBLISHED.shape,
      dtype: "float32",
      calibration: {},
      valuesSha256: "",
      identity: { kind: "hdf5" },
    },
    engine: {
      kind: "cpu",
      adapter: null,
      workers: 2,
      reason: "made up",
      deno: "2",
      platform: "made up",
    },
    seed: 0,
    scale: null,
    readings: { threshold: "value" },
    alignment: {
      meanCentre: PUBLISHED.alignment.course.meanCentre,
      deviation: PUBLISHED.alignment.course.deviation,
      residual: truth ? 0.03 : null,
    },
    features: {
      annulus: features.annulus,
      annulusPixels: features.annulusPixels,
      threshold: 2.8,
      maximum: features.maximum.course,
      count: features.count.course,
      medians: features.medians.course.map(([radius, median]) => ({
        radius,
        median,
      })),
    },
    clusters: {
      level1: [{
        label: 1,
        name: "flake",
        positions: 65536 - PUBLISHED.positions.background,
        lattice: null,
      }],
      materials: (["WS2", "WSe2"] as const).map((name, i) => ({
        label: i + 1,
        name,
        positions: PUBLISHED.positions[name],
        lattice: lattice([29.54, 28.68][i]),
      })),
      level3,
    },
    networks: (["ae", "vae"] as const).flatMap((kind) =>
      (["WS2", "WSe2"] as const).map((material) => {
        const loss: number[] = Array(40).fill(1);
        losses.epochs.forEach((epoch, i) =>
          loss[epoch - 1] = losses[kind][material][i]
        );
        return {
          kind,
          material,
          positions: 10,
          loss,
          reconstruction: loss,
          seconds: 100,
        };
      })
    ),
    scores: truth
      ? [
        { subject: "flake", measure: "ARI", value: 1 },
        { subject: "materials", measure: "ARI", value: 0.99 },
        { subject: "materials by name", measure: "accuracy", value: 0.99 },
      ]
      : [],
    checks: [],
    comparisons: [],
    evidence: {
      choices: [
        { subject: "level 1", ...curve([9, 3, 2.5, 2, 1.9, 1.8]) },
        { subject: "level 2", ...curve([9, 3, 2.5, 2, 1.9, 1.8]) },
        { subject: "level 3 of WS2", ...curve([9, 7, 5, 3, 2.9, 2.8]) },
        { subject: "level 3 of WSe2", ...curve([9, 7, 5, 3, 2.9, 2.8]) },
      ],
      centres: { positions: 9, before: [0.2, 0.2], after: [0.02, 0.02] },
      precision: {
        material: "WS2",
        pairs: 200,
        fitted: 200,
        spread: 0.0009,
        bound: 0.0008,
      },
      halves: { material: "WS2", positions: [9240, 7170], rotation: 0.5 },
    },
    arrays: [],
    stages: [],
    peakResidentBytes: 0,
  };
  return { result, arrays };
}
