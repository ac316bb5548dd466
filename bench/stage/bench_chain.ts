import type {
  RecipeChain,
  StageOutcomes,
} from "../../lib/recipe/stage/recipe_chain.ts";
import type { HexagonalLattice } from "../../lib/lattice/hexagonal_lattice.ts";
import type { TruthScores } from "../../lib/score/score_against_truth.ts";
import type { PatternBlock } from "../../lib/stream/load_block.ts";

/**
 * What stages hand on to one another while they are timed: the recipe's own
 * chain, held open between stages. A stage reads what it `needs` and leaves its
 * own outcome.
 */
export interface BenchChain extends RecipeChain {
  readonly outcomes: BenchOutcomes;
}

/** Outcomes of the recipe's stages, and of what only benches run by itself. */
export interface BenchOutcomes extends StageOutcomes {
  /** Values that reading the scan gave. */
  valuesRead?: number;
  /** One block of patterns, for the pieces of the first pass. */
  block?: PatternBlock;
  /** The block's patterns aligned, and their shifts [pattern][y, x]. */
  aligned?: { readonly patterns: Float32Array; readonly shifts: Float32Array };
  /** Dark field of the block's patterns. */
  blockAdf?: Float32Array;
  /** Deviation of each detector pixel over the block. */
  blockDeviations?: Float64Array;
  /** As `level1`, by mini-batch k-means. */
  minibatch?: Int8Array;
  /** Mean pattern of each material, [label][pixel]. */
  means?: Float32Array;
  /** Lattice of the first material's mean pattern; null where none was found. */
  lattice?: HexagonalLattice | null;
  /** Every score against the truth. */
  scores?: TruthScores;
}
