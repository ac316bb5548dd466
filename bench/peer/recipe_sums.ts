import type { StageSum } from "./sum_row.ts";

const TO_ALIGNED = ["read", "align", "adf", "deviations"];
const TO_FEATURES = [...TO_ALIGNED, "features", "gather"];
const CLUSTERS = ["kmeans-lloyd", "level2"];
const DOMAINS = ["level3", "ae", "vae", "patterns"];
const WHOLE = [
  "measure",
  "features",
  "gather",
  "neighbours",
  "umap",
  ...CLUSTERS,
  "names",
  ...DOMAINS,
];

/**
 * Sums that are compared. Ours reads and aligns the scan in blocks and keeps
 * none, the recipe holds it in memory: only together do their first stages do
 * the same.
 */
export const RECIPE_SUMS: readonly StageSum[] = [
  {
    stage: "measure",
    ours: ["measure"],
    peer: TO_ALIGNED,
    peerName: "read, align, adf, deviations",
    accuracy: ["residual px"],
  },
  {
    stage: "read to features",
    ours: ["measure", "features", "gather"],
    peer: TO_FEATURES,
    peerName: "read to gather",
  },
  {
    stage: "neighbours + UMAP",
    ours: ["neighbours", "umap"],
    peer: ["neighbours", "umap"],
    peerName: "scikit-learn, exact, and umap-learn, seeded",
    accuracy: ["trustworthiness"],
  },
  {
    stage: "neighbours + UMAP",
    ours: ["neighbours", "umap"],
    peer: ["umap-all"],
    peerName: "umap-learn alone, approximate, unseeded, as published",
    accuracy: ["trustworthiness"],
  },
  {
    stage: "whole recipe",
    ours: WHOLE,
    peer: [...TO_FEATURES, "neighbours", "umap", ...CLUSTERS, ...DOMAINS],
    peerName: "all of it in Python, with exact neighbours",
    accuracy: ["flake ARI", "materials ARI"],
  },
  {
    stage: "whole recipe",
    ours: WHOLE,
    peer: [...TO_FEATURES, "umap-all", ...CLUSTERS, ...DOMAINS],
    peerName: "all of it in Python, as published",
    accuracy: ["flake ARI", "materials ARI"],
  },
];
