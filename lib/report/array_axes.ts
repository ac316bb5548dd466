/**
 * An axis of a run folder's array: an axis of the scan or of the detector, a
 * fixed length, or any length of at least one.
 */
export type ArrayAxis = "ny" | "nx" | "qy" | "qx" | "any" | number;

const MAP = ["ny", "nx"] as const;
const PATTERN = ["qy", "qx"] as const;
const PATTERNS = ["any", "qy", "qx"] as const;

/**
 * The arrays that the report draws, with the axes that each must have: scan
 * rows `ny` and columns `nx`, detector rows `qy` and columns `qx`.
 */
export const ARRAY_AXES: Readonly<Record<string, readonly ArrayAxis[]>> = {
  adf: MAP,
  shifts: ["ny", "nx", 2],
  residual_shifts: ["ny", "nx", 2],
  mean_pattern: PATTERN,
  log_std: PATTERN,
  log_std_masked: PATTERN,
  log_std_pooled: PATTERN,
  feature_mask: PATTERN,
  r_theta: ["any", "any"],
  umap: ["ny", "nx", "any"],
  level1: MAP,
  materials: MAP,
  level3: MAP,
  ae: MAP,
  vae: MAP,
  truth_material: MAP,
  truth_subdomain: MAP,
  truth_rotation: MAP,
  truth_strain: MAP,
  truth_tilt: MAP,
  centres_level1: PATTERNS,
  centres_materials: PATTERNS,
  centres_level3: PATTERNS,
  centres_ae: PATTERNS,
  centres_vae: PATTERNS,
  centre_difference_ae: PATTERNS,
  centre_difference_vae: PATTERNS,
  pca_ae: ["ny", "nx", 3],
  pca_vae: ["ny", "nx", 3],
  error_ae: MAP,
  error_vae: MAP,
  sample_patterns: ["any", "any", "any", "any"],
  sample_positions: ["any", "any", 2],
  sample_scale: [2],
};
