import { RandomStream } from "../../random/random_stream.ts";
import type {
  ArrayRecord,
  ComparisonRecord,
  NetworkRecord,
  RunResult,
} from "../../run/run_result.ts";
import { madeUpEvidence } from "./made_up_evidence.ts";

/** What a made-up record takes from the made-up arrays. */
export interface MadeUpResultOptions {
  /** Scan rows and columns. */
  readonly scan: number;
  /** Detector rows and columns. */
  readonly detector: number;
  /** Seed of the noise. */
  readonly seed: number;
  /** Radii of the annulus in detector pixels. */
  readonly annulus: readonly [number, number];
  /** Detector pixels in it. */
  readonly annulusPixels: number;
  /** Threshold on the log-STD. */
  readonly threshold: number;
  /** Largest log-STD. */
  readonly maximum: number;
  /** Feature pixels. */
  readonly count: number;
  /** Clusters by map. */
  readonly clusters: RunResult["clusters"];
  /** Arrays of the run. */
  readonly arrays: readonly ArrayRecord[];
}

/**
 * A record with every field that a report reads, invented but valid. For tests
 * of the report; it says nothing about how well stem4d works.
 */
export function madeUpResult(options: MadeUpResultOptions): RunResult {
  const { scan, detector, seed, annulus, clusters } = options;
  const random = new RandomStream(seed, "made-up result");
  const networks: NetworkRecord[] = (["ae", "vae"] as const).flatMap((kind) =>
    ["WS2", "WSe2"].map((material) => {
      const end = kind === "ae" ? 0.78 : 0.83;
      const loss = Array.from(
        { length: 40 },
        (_, i) =>
          end + 0.1 * Math.exp(-i / 2) + (0.9 - end) * Math.exp(-i / 20) +
          (material === "WS2" ? 0.03 : 0) + 0.001 * random.normal(),
      );
      return {
        kind,
        material,
        positions: clusters.materials.find(({ name }) => name === material)
          ?.positions ?? 0,
        loss,
        reconstruction: loss.map((v) => kind === "ae" ? v : v - 0.008),
        seconds: material === "WS2" ? 84 : 21,
      };
    })
  );
  const losses: ComparisonRecord[] = networks.flatMap(
    ({ kind, material, loss }) =>
      [1, 5, 10, 15, 20, 25, 30, 35, 40].flatMap((epoch) =>
        ["course", "PyTorch on these features"].map((source, i) => ({
          figure: `${kind.toUpperCase()} loss, ${material}, epoch ${epoch}`,
          ours: loss[epoch - 1],
          theirs: loss[epoch - 1] + (i === 0 ? 0.012 : 0.0008),
          source,
          comparable: i === 1,
        }))
      ),
  );
  const medians = [24, 28, 32, 40, 50].map((radius, i) => ({
    radius: Math.round(radius * detector / 124),
    median: [3.18, 2.93, 2.71, 2.52, 2.41][i],
  }));
  return {
    schema: "stem4d-run/1",
    version: "0.1.0",
    date: "2026-03-01T12:30:00.000Z",
    command: ["--scale", "quick", "--seed", String(seed)],
    input: {
      name: "made-up junction",
      shape: { scan: [scan, scan], detector: [detector, detector] },
      dtype: "float32",
      calibration: {
        scanStepNm: 17.6 * 256 / scan,
        detectorPixelPerAngstrom: 0.0124 * 124 / detector,
      },
      valuesSha256: "ab".repeat(32),
      identity: {
        kind: "fixture",
        specification: { seed, dose: 12000, drift: [0.3, 0.1], holes: true },
        sha256: "cd".repeat(32),
      },
    },
    engine: {
      kind: "webgpu",
      adapter: "llvmpipe (LLVM 15.0.6, 256 bits)",
      workers: 2,
      reason: "an adapter was found and asked for",
      deno: "2.9.6",
      platform: "x86_64-unknown-linux-gnu",
    },
    seed,
    scale: "quick",
    readings: {
      clamp: 1,
      alignment: "one pass",
      deviation: "nested",
      annulus,
      threshold: "0.3 of the maximum",
      clustering: "lloyd, 10 starts",
      k: [2, 2, 4, 4],
    },
    alignment: {
      meanCentre: [61.8, 61.9],
      deviation: [0.21, 0.13],
      residual: 0.056,
    },
    features: {
      annulus,
      annulusPixels: options.annulusPixels,
      threshold: options.threshold,
      maximum: options.maximum,
      count: options.count,
      medians,
    },
    clusters,
    networks,
    yardstick: {
      heldOutShare: 0.2,
      components: 8,
      materials: ["WS2", "WSe2"].map((material, m) => ({
        material,
        positions: m === 0 ? 500 : 200,
        heldOut: m === 0 ? 100 : 40,
        errors: ([
          ["mean", 1, 1.01],
          ["pca", 0.86, 0.87],
          ["ae", 0.75, 0.9],
          ["vae", 0.82, 0.84],
        ] as const).map(([method, training, heldOut]) => ({
          ...{ method, training, heldOut },
        })),
        varianceShare: 0.14,
        agreement: ([
          ["truth", "level3", 0.7],
          ["truth", "pca", 0.75],
          ["level3", "pca", 0.5],
        ] as const).map(([first, second, ari]) => ({
          ...{ first, second, ari, nmi: ari - 0.05 },
        })),
      })),
    },
    scores: [
      ["flake", 0.998, 0.994, 0.9995],
      ["materials", 0.981, 0.962, 0.996],
      ["WS2 level 3", 0.71, 0.66, 0.9],
      ["WSe2 level 3", 0.64, 0.62, 0.88],
      ["WS2 AE", 0.84, 0.8, 0.95],
      ["WSe2 AE", 0.82, 0.79, 0.94],
      ["WS2 VAE", 0.33, 0.31, 0.72],
      ["WSe2 VAE", 0.29, 0.3, 0.71],
    ].flatMap(([subject, ...values]) =>
      ["ARI", "NMI", "accuracy"].map((measure, i) => ({
        subject: String(subject),
        measure,
        value: Number(values[i]),
      }))
    ).concat([{ subject: "alignment", measure: "px rms", value: 0.056 }]),
    checks: [
      {
        claim: "Level 1 separates the flake from the support",
        measured: "ARI 0.998",
        wanted: "ARI ≥ 0.95",
        basis: "Shi et al. show no speckle; 0.95 allows the holes' rims.",
        verdict: "holds",
      },
      {
        claim: "WS2's disks lie further out than WSe2's",
        measured: "ratio 1.030",
        wanted: "1.030 ± 0.003",
        basis: "Digitised from the published patterns.",
        verdict: "holds",
      },
      {
        claim: "AE reconstructs better than VAE in both materials",
        measured: "0.781 against 0.829; 0.757 against 0.833",
        wanted: "lower in both",
        basis: "The course's table.",
        verdict: "holds",
      },
      {
        claim: "The VAE's sub-domains agree with the true ones",
        measured: "ARI 0.29",
        wanted: "ARI ≥ 0.5",
        basis: "Chosen before the first run.",
        verdict: "falls short",
      },
      {
        claim: "2,086 feature pixels",
        measured: String(options.count),
        wanted: "2,086 ± 10 %",
        basis: "Only on 124 × 124 detectors.",
        verdict: "not applicable",
      },
    ],
    comparisons: [
      {
        figure: "lattice ratio, WS2 over WSe2",
        ours: 1.0296,
        theirs: 1.03,
        source: "shi2022",
        comparable: true,
      },
      {
        figure: "feature pixels",
        ours: options.count,
        theirs: 2086,
        source: "course",
        comparable: false,
      },
      ...medians.map(({ radius, median }) => ({
        figure: `median log-STD at ${
          Math.round(radius * 124 / detector)
        } of 124 px`,
        ours: median,
        theirs: median + 0.02,
        source: "course",
        comparable: false,
      })),
      ...losses,
    ],
    evidence: madeUpEvidence(),
    arrays: options.arrays,
    stages: [
      ["open", "Open the scan", 0.02],
      ["measure", "Measure: shifts, ADF, mean, deviations", 6.4],
      ["features", "Choose the feature pixels", 0.3],
      ["embed", "Embed with UMAP", 48.2],
      ["cluster", "Cluster: levels 1, 2 and 3", 3.9],
      ["train", "Train AE and VAE", 210.5],
      ["score", "Score and compare", 0.8],
    ].map(([name, title, seconds], i) => ({
      name: String(name),
      title: String(title),
      seconds: Number(seconds),
      residentBytes: 3e8 + 9e7 * i,
    })),
    peakResidentBytes: 1.2e9,
  };
}
