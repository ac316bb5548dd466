/** How far a method's reconstructions are off, as mean squared errors. */
export interface MethodErrors {
  /**
   * "mean": each feature's mean over the training, the error of knowing nothing
   * of a position. "pca": as many principal components as a code has numbers.
   * "ae", "vae": the networks, a VAE with its mean codes.
   */
  readonly method: "mean" | "pca" | "ae" | "vae";
  /** On the positions of the training. */
  readonly training: number;
  /** On the positions that were held out. */
  readonly heldOut: number;
}

/** Partitions of a material's positions. */
export type PartitionName = "truth" | "level3" | "pca" | "ae" | "vae";

/** Agreement of two partitions of a material's positions, whatever their names. */
export interface PartitionAgreement {
  /** One of them. */
  readonly first: PartitionName;
  /** The other. */
  readonly second: PartitionName;
  /** Adjusted Rand index. */
  readonly ari: number;
  /** Normalized mutual information. */
  readonly nmi: number;
}

/** A material that was measured. */
export interface MeasuredMaterial {
  /** Its name. */
  readonly material: string;
  /** Its scan positions. */
  readonly positions: number;
  /** Those of them that were held out. */
  readonly heldOut: number;
  /** Errors of each method, of standardised features. */
  readonly errors: readonly MethodErrors[];
  /**
   * Share of the training's variance that lies along the principal components;
   * 1 where there is no variance.
   */
  readonly varianceShare: number;
  /** Every pair of partitions; those with truth only where it is known. */
  readonly agreement: readonly PartitionAgreement[];
}

/** A material that could not be measured. */
export interface UnmeasuredMaterial {
  /** Its name. */
  readonly material: string;
  /** Its scan positions. */
  readonly positions: number;
  /** Why there are no figures, as a sentence. */
  readonly reason: string;
}

/**
 * What the networks are held against: positions that they never saw, principal
 * components, and one another.
 */
export interface YardstickRecord {
  /** Share of each material's positions that was held out. */
  readonly heldOutShare: number;
  /** Principal components: as many as a code has numbers. */
  readonly components: number;
  /** The materials, in the order of their labels. */
  readonly materials: readonly (MeasuredMaterial | UnmeasuredMaterial)[];
}
