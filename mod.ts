/**
 * Streaming, reproducible 4D-STEM analysis on WebGPU or on the CPU: open a
 * scan or make one with known truth, align it, find the pixels that vary,
 * embed, cluster, train, score, or run the whole published recipe.
 *
 * ```ts
 * import { createJunction, measureScan, darkFieldPixels, openEngine } from "./mod.ts";
 * import { ok } from "node:assert/strict";
 *
 * const engine = await openEngine("cpu");
 * const scan = createJunction({ scale: "quick", seed: 0, overrides: { scanSize: 32 } });
 * const { shifts } = await measureScan(scan, engine, {
 *   clampBelow: 1,
 *   alignmentPasses: 1,
 *   adfPixels: darkFieldPixels(scan.shape.detector),
 * });
 * ok(Math.abs(shifts[0] - scan.truth.shift[0]) < 0.2); // pixels
 * engine.close();
 * ```
 *
 * @module
 */

// What a scan is, and where it comes from.
export { arrayScan, type ArrayScanOptions } from "./lib/scan/array_scan.ts";
export type { Calibration } from "./lib/scan/calibration.ts";
export { InputError } from "./lib/scan/input_error.ts";
export type {
  OnProgress,
  Progress,
  ProgressCount,
} from "./lib/scan/progress.ts";
export type { ScanOrigin } from "./lib/scan/scan_origin.ts";
export type { ScanRegion } from "./lib/scan/scan_region.ts";
export type { ScanShape } from "./lib/scan/scan_shape.ts";
export type { ScanSource } from "./lib/scan/scan_source.ts";
export type { ScanTruth } from "./lib/scan/scan_truth.ts";
export { openScan } from "./lib/io/open_scan.ts";
export type { OpenScanOptions } from "./lib/io/open_scan_options.ts";
export {
  writeHdf5Scan,
  type WriteHdf5ScanOptions,
} from "./lib/io/write_hdf5_scan.ts";
export { encodeNpy } from "./lib/io/encode_npy.ts";
export { decodeNpy, type NpyArray } from "./lib/io/decode_npy.ts";
export type { NpyData } from "./lib/io/npy_data.ts";
export {
  createJunction,
  type Junction,
  type JunctionOptions,
} from "./fixtures/junction/create_junction.ts";
export type { JunctionSpecification } from "./fixtures/junction/junction_specification.ts";
export type { LatticeSpecification } from "./fixtures/junction/lattice_specification.ts";
export type { TextureSpecification } from "./fixtures/junction/texture_specification.ts";
export {
  type FamilyMember,
  fixtureFamily,
} from "./fixtures/family/fixture_family.ts";
export type { ScanView } from "./fixtures/family/scan_view.ts";
export {
  viewJunction,
  type ViewJunctionOptions,
} from "./fixtures/family/view_junction.ts";

// What computes.
export {
  AdapterError,
  type AdapterFault,
} from "./lib/compute/adapter_error.ts";
export type { BlockLimits } from "./lib/compute/block_limits.ts";
export type { Engine } from "./lib/compute/engine.ts";
export type { GpuDevice, OpenDeviceOptions } from "./lib/compute/gpu_device.ts";
export type { GpuProgram } from "./lib/compute/gpu_program.ts";
export { type RunTaskOptions, WorkerPool } from "./lib/compute/worker_pool.ts";
export type { WorkerTask } from "./lib/compute/worker_task.ts";
export type { Dispatch, Kernel, KernelBinding } from "./lib/compute/kernel.ts";
export {
  openEngine,
  type OpenEngineOptions,
} from "./lib/compute/open_engine.ts";

// The steps of the recipe.
export type { ReadOptions } from "./lib/stream/read_options.ts";
export type { DetectorDeviations } from "./lib/features/detector_deviations.ts";
export type { GatherOptions } from "./lib/stream/gather_stripe.ts";
export { type MeasureOptions } from "./lib/stream/measure_stripe.ts";
export {
  measureScan,
  type ScanMeasurement,
} from "./lib/stream/measure_scan.ts";
export { darkFieldPixels } from "./lib/features/dark_field_pixels.ts";
export { type RingOptions, ringPixels } from "./lib/features/ring_pixels.ts";
export { logStdMap } from "./lib/features/log_std_map.ts";
export {
  type FeatureMask,
  featureMask,
  type FeatureThreshold,
} from "./lib/features/feature_mask.ts";
export type { FeatureMatrix } from "./lib/features/feature_matrix.ts";
export {
  gatherFeatures,
  type GatherFeaturesOptions,
} from "./lib/stream/gather_features.ts";
export {
  meanPatterns,
  type MeanPatternsOptions,
} from "./lib/stream/mean_patterns.ts";
export {
  nearestNeighbours,
  type NearestNeighboursOptions,
} from "./lib/embed/nearest_neighbours.ts";
export {
  approximateNeighbours,
  type ApproximateNeighboursOptions,
} from "./lib/embed/approximate/approximate_neighbours.ts";
export {
  sampledRecall,
  type SampledRecallOptions,
} from "./lib/embed/approximate/sampled_recall.ts";
export type { Neighbours } from "./lib/embed/neighbours.ts";
export { umap, type UmapOptions } from "./lib/embed/umap.ts";
export { kmeans, type KmeansOptions } from "./lib/cluster/kmeans.ts";
export type { KmeansPoints } from "./lib/cluster/kmeans_points.ts";
export type { Partition } from "./lib/cluster/partition.ts";
export {
  fitHexagonalLattice,
  type FitHexagonalLatticeOptions,
} from "./lib/lattice/fit_hexagonal_lattice.ts";
export type { HexagonalLattice } from "./lib/lattice/hexagonal_lattice.ts";
export {
  standardise,
  type StandardiseOptions,
} from "./lib/learn/standardise.ts";
export {
  type TrainedNetwork,
  type TrainingOptions,
  type TrainingProgress,
  type TrainingReplay,
  trainNetwork,
} from "./lib/learn/train_network.ts";
export { reconstructionError } from "./lib/learn/reconstruction_error.ts";
export {
  type ReconstructionErrorOptions,
  reconstructionErrors,
} from "./lib/learn/reconstruction_errors.ts";
export type {
  LayerShape,
  NetworkShape,
} from "./lib/learn/network/network_shape.ts";
export { networkShape } from "./lib/learn/network/network_shape.ts";
export {
  type NetworkSettings,
  networkSettings,
} from "./lib/learn/network/network_settings.ts";
export type { NetworkOptions } from "./lib/learn/network_options.ts";
export type { LayerWeights } from "./lib/learn/network/initial_weights.ts";
export type { LearningBackend } from "./lib/compute/learning_backend.ts";

// What the networks are held against.
export {
  type HeldOutSplit,
  holdOut,
  type HoldOutOptions,
} from "./lib/yardstick/hold_out.ts";
export {
  measureYardstick,
  type MeasureYardstickOptions,
  type Yardstick,
} from "./lib/yardstick/measure_yardstick.ts";
export { partitionAgreement } from "./lib/yardstick/partition_agreement.ts";
export type {
  MeasuredMaterial,
  MethodErrors,
  PartitionAgreement,
  PartitionName,
  UnmeasuredMaterial,
  YardstickRecord,
} from "./lib/yardstick/yardstick_record.ts";

// An alternative to the recipe.
export {
  findDomains,
  type FindDomainsOptions,
  type FoundDomains,
  type MaterialDomains,
} from "./lib/domain/find_domains.ts";

// Scores.
export { adjustedRandIndex } from "./lib/score/adjusted_rand_index.ts";
export { normalizedMutualInformation } from "./lib/score/normalized_mutual_information.ts";
export { matchedAccuracy } from "./lib/score/matched_accuracy.ts";
export {
  trustworthiness,
  type TrustworthinessOptions,
} from "./lib/score/trustworthiness.ts";
export {
  scoreAgainstTruth,
  type TruthScores,
} from "./lib/score/score_against_truth.ts";
export { boundaryFScore } from "./lib/score/boundary/boundary_f_score.ts";
export type { BoundaryFScoreOptions } from "./lib/score/boundary/boundary_f_score.ts";
export {
  type PartitionLabels,
  scorePartition,
} from "./lib/score/score_partition.ts";
export { formatScores } from "./lib/score/format_scores.ts";
export {
  type ResidualShifts,
  residualShifts,
} from "./lib/score/residual_shifts.ts";

// The recipe as a whole.
export { codeReadings, type Readings } from "./lib/recipe/readings.ts";
export type {
  KeptAs,
  KeptOutcome,
  StageKeeper,
} from "./lib/recipe/stage/stage_keeper.ts";
export { MemoryError } from "./lib/recipe/memory/memory_error.ts";
export { runRecipe, type RunRecipeOptions } from "./lib/recipe/run_recipe.ts";
export type { RecipePart } from "./lib/recipe/recipe_part.ts";
export type {
  ByLabelMap,
  FeatureRecord,
  LabelMapName,
  NamedArray,
  RecipeOutcome,
} from "./lib/recipe/recipe_outcome.ts";
export type {
  ClusterRecord,
  LatticeRecord,
  NeighboursRecord,
  NetworkRecord,
  StageRecord,
} from "./lib/recipe/records.ts";
export type { RecipeProgress } from "./lib/recipe/stage_clock.ts";
export type { ScoreRecord } from "./lib/score/records.ts";

// A run for other programs.
export type { ExportOptions } from "./lib/export/export_options.ts";
export { writeRunCsv } from "./lib/export/write_run_csv.ts";
export { writeRunEmd } from "./lib/export/write_run_emd.ts";
export { writeRunNpy } from "./lib/export/write_run_npy.ts";
export {
  type NotebookPicture,
  notebookPicture,
  type NotebookPictureOptions,
} from "./lib/notebook/notebook_picture.ts";

// What was published, and which of it a run reproduces.
export { judgeRunFolder } from "./lib/report/judge_run_folder.ts";
export {
  countVerdicts,
  type VerdictCounts,
} from "./lib/claim/count_verdicts.ts";
export type { ClaimRecord, ClaimVerdict } from "./lib/claim/claim_record.ts";
export { PUBLISHED } from "./lib/published/published_figures.ts";
