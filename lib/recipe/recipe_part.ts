/**
 * A part of the recipe that nothing else of it needs and that takes most of
 * its time: the embedding, which is for display only, or the networks.
 */
export type RecipePart = "umap" | "networks";

/** Names of a part's stages. */
export const STAGES_OF_PART: Readonly<Record<RecipePart, readonly string[]>> = {
  umap: ["neighbours", "umap"],
  networks: ["train"],
};
