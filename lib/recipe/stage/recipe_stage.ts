import type { OnProgress } from "../../scan/progress.ts";
import type { RecipeChain, StageOutcomes } from "./recipe_chain.ts";

/** One stage of the recipe: what `runRecipe` runs and benches time. */
export interface RecipeStage {
  /** Identifier, for example "measure". */
  readonly name: string;
  /** What it does, for people. */
  readonly title: string;
  /** Stages whose outcomes it takes. */
  readonly needs: readonly string[];
  /** Outcomes that it leaves. */
  readonly makes: readonly (keyof StageOutcomes)[];
  /** Whether they are made again rather than kept: they are large and made quickly. */
  readonly remade?: true;
  /** Does the stage and leaves its outcome in the chain. */
  run(chain: RecipeChain, onProgress?: OnProgress): Promise<void>;
}
