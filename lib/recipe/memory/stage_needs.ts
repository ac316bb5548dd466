import { neighbourSearch } from "../stage/neighbours_stage.ts";
import { STAGES_OF_PART } from "../recipe_part.ts";
import { clusterNeed } from "./cluster_need.ts";
import { neighboursNeed, umapNeed } from "./embed_need.ts";
import type { MemoryFacts } from "./memory_facts.ts";
import type { StageNeed } from "./stage_need.ts";
import { streamNeed } from "./stream_need.ts";
import { trainingNeed, yardstickNeed } from "./training_need.ts";

/** Bytes of the process before it works: Deno, the program, and room for its garbage. */
const PROGRAM = 215e6;
/** Bytes of a thread with its modules. */
const THREAD = 40e6;
/** Bytes of an adapter's driver and kernels. */
const DRIVER = 200e6;
/** Bytes that what draws the report takes more. */
const REPORT = 125e6;
/** Bytes of a position in the run's arrays, as they are made, hashed and written. */
const ARRAY_COPIES = 4;
/** Bytes of a position in all arrays of a run, those of the networks included. */
const ARRAY_BYTES = 75;

/**
 * Memory that each stage of a run needs, in their order, by what is known of it:
 * before the feature pixels are found none is counted but one, and before the
 * materials are found nothing for what is done with them. Bounds from above, held
 * against measured peaks by a test.
 */
export function stageNeeds(facts: MemoryFacts): StageNeed[] {
  const { source, workers, gpu, readings, leaveOut, yardstick } = facts;
  const { features = 1, materials } = facts;
  const { scan: [rows, columns], detector } = source.shape;
  const positions = rows * columns;
  const pixels = detector[0] * detector[1];
  const matrix = 4 * positions * features;
  const base = PROGRAM + workers * THREAD + (gpu ? DRIVER : 0);
  const sizes = { positions, features, workers };

  const stage = (
    stage: string,
    bytes: number,
    pass?: { readonly moments: boolean },
  ): StageNeed => {
    const need = (room?: number) =>
      pass === undefined ? 0 : streamNeed(facts, {
        moments: pass.moments,
        ...room !== undefined && { room },
      }).bytes;
    return {
      stage,
      least: Math.ceil(base + bytes + need(0)),
      wanted: Math.ceil(base + bytes + need()),
    };
  };
  const cluster = (k: number, positions: number) =>
    clusterNeed({ ...sizes, positions, k, readings });
  // An adapter has a copy of the features.
  const onAdapter = gpu ? matrix : 0;
  // Shifts and dark field, and the detector's maps.
  const measured = 12 * positions + 48 * pixels;
  const gathered = measured + matrix;
  const neighbours = 8 * Math.min(positions, readings.umap.neighbours) *
    positions;
  const embedded = leaveOut.includes("umap")
    ? gathered
    : gathered + neighbours + 4 * readings.umap.components * positions;
  // Label maps and the numbers of each material's positions.
  const divided = embedded + 12 * positions;
  const search = neighbourSearch(readings, positions, gpu);
  const [k1, k2, ...k3] = readings.k;
  const sums = (groups: number) =>
    Math.min(positions, groups) * pixels * 8 * (2 + 2 * workers) +
    positions * (2 + 10 * workers);
  const maps = leaveOut.includes("networks") ? 1 : 3;
  const groups = k1 + k3.reduce((sum, k) => sum + k ** maps, 0);
  const trained = { ...sizes, gpu, readings, materials: materials ?? [0] };
  const largest = Math.max(...trained.materials);
  const needs = [
    stage(
      "measure",
      columns * pixels * (gpu ? 16 + 24 : 16) + 100 * positions + 80 * pixels,
      { moments: true },
    ),
    stage("features", measured + 200 * pixels),
    stage("gather", gathered + 8 * workers * positions, { moments: false }),
    stage(
      "neighbours",
      gathered + onAdapter +
        neighboursNeed({ ...sizes, search, umap: readings.umap }),
    ),
    stage(
      "umap",
      gathered + neighbours + umapNeed({ ...sizes, umap: readings.umap }),
    ),
    stage("level1", embedded + onAdapter + cluster(k1, positions)),
    stage("level2", divided + onAdapter + cluster(k2, positions)),
    stage("names", divided + sums(k2), { moments: false }),
    stage("level3", divided + onAdapter + cluster(Math.max(...k3), largest)),
    stage("train", divided + trainingNeed(trained)),
    stage("patterns", divided + sums(groups), { moments: false }),
    stage(
      "claims",
      divided + onAdapter + REPORT + 6 * 4 * 300 * features +
        Math.max(cluster(2, largest), sums(3)),
      { moments: false },
    ),
    stage("sample", divided + REPORT, { moments: false }),
    ...yardstick
      ? [stage("yardstick", divided + REPORT + yardstickNeed(trained))]
      : [],
    stage(
      "report",
      divided + REPORT + ARRAY_COPIES * ARRAY_BYTES * positions +
        48 * groups * pixels,
    ),
  ];
  const leftOut = leaveOut.flatMap((part) => STAGES_OF_PART[part]);
  return needs.filter(({ stage }) => !leftOut.includes(stage));
}
