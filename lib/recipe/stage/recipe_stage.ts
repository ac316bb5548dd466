import type { OnProgress } from "../../scan/progress.ts";
import type { RecipeChain } from "./recipe_chain.ts";

/** One stage of the recipe: what `runRecipe` runs and benches time. */
export interface RecipeStage {
  /** Identifier, for example "measure". */
  readonly name: string;
  /** What it does, for people. */
  readonly title: string;
  /** Stages whose outcomes it takes. */
  readonly needs: readonly string[];
  /** Does the stage and leaves its outcome in the chain. */
  run(chain: RecipeChain, onProgress?: OnProgress): Promise<void>;
}
