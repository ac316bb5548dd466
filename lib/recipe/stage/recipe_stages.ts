import { featuresStage } from "./features_stage.ts";
import { gatherStage } from "./gather_stage.ts";
import { level1Stage } from "./level1_stage.ts";
import { level2Stage } from "./level2_stage.ts";
import { level3Stage } from "./level3_stage.ts";
import { measureStage } from "./measure_stage.ts";
import { namesStage } from "./names_stage.ts";
import { neighboursStage } from "./neighbours_stage.ts";
import { patternsStage } from "./patterns_stage.ts";
import type { RecipeStage } from "./recipe_stage.ts";
import { trainStage } from "./train_stage.ts";
import { umapStage } from "./umap_stage.ts";

/** The recipe's stages in the order in which they run. */
export const RECIPE_STAGES: readonly RecipeStage[] = [
  measureStage,
  featuresStage,
  gatherStage,
  neighboursStage,
  umapStage,
  level1Stage,
  level2Stage,
  namesStage,
  level3Stage,
  trainStage,
  patternsStage,
];
