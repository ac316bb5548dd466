/**
 * Stages that only one side has, or that are not the same on both, with the
 * reason. Ours is not timed where the reason is that it is a part of another.
 */
export const PEER_ALONE: Readonly<Record<string, string>> = {
  align: 'ours aligns within "measure", block by block',
  adf: 'ours sums within "measure", block by block',
  deviations: 'ours does it within "measure", block by block',
  "umap-all": "ours finds the neighbours in a stage before: see the sums",
};

/** Stages of ours that the published recipe has no counterpart for. */
export const OURS_ALONE: Readonly<Record<string, string>> = {
  measure: "the peer takes several stages: see the sums",
  names: "the recipe takes the first cluster for WS2: nothing to time",
};
