import type { BenchStage } from "./bench_stage.ts";
import { latticeStage } from "./describe/lattice_stage.ts";
import { meanPatternsStage } from "./describe/mean_patterns_stage.ts";
import { namesStage } from "./describe/names_stage.ts";
import { patternsStage } from "./describe/patterns_stage.ts";
import { scoreStage } from "./describe/score_stage.ts";
import { kmeansLloydStage } from "./divide/kmeans_lloyd_stage.ts";
import { kmeansMinibatchStage } from "./divide/kmeans_minibatch_stage.ts";
import { level2Stage } from "./divide/level2_stage.ts";
import { level3Stage } from "./divide/level3_stage.ts";
import { neighboursStage } from "./embed/neighbours_stage.ts";
import { umapStage } from "./embed/umap_stage.ts";
import { encodeStage } from "./learn/encode_stage.ts";
import { networkStage } from "./learn/network_stage.ts";
import { stepStage } from "./learn/step_stage.ts";
import { adfStage } from "./scan/adf_stage.ts";
import { alignStage } from "./scan/align_stage.ts";
import { deviationsStage } from "./scan/deviations_stage.ts";
import { featuresStage } from "./scan/features_stage.ts";
import { gatherStage } from "./scan/gather_stage.ts";
import { measureStage } from "./scan/measure_stage.ts";
import { readStage } from "./scan/read_stage.ts";

/** Every stage that is timed, in an order in which each finds what it needs. */
export const STAGES: readonly BenchStage[] = [
  readStage,
  measureStage,
  alignStage,
  adfStage,
  deviationsStage,
  featuresStage,
  gatherStage,
  neighboursStage,
  umapStage,
  kmeansLloydStage,
  kmeansMinibatchStage,
  level2Stage,
  namesStage,
  meanPatternsStage,
  latticeStage,
  level3Stage,
  stepStage("ae"),
  stepStage("vae"),
  encodeStage,
  networkStage("ae"),
  networkStage("vae"),
  patternsStage,
  scoreStage,
];

/** The stage of a name. */
export function findStage(name: string): BenchStage | undefined {
  return STAGES.find((stage) => stage.name === name);
}

/**
 * Some stages with all that they need, in the order in which they run.
 *
 * @param names stages of the list
 */
export function stagesWithNeeds(names: readonly string[]): BenchStage[] {
  const wanted = new Set<string>();
  const add = (name: string) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    findStage(name)?.needs.forEach(add);
  };
  names.forEach(add);
  return STAGES.filter(({ name }) => wanted.has(name));
}
