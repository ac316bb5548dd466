/** Packages of the libraries that are timed, by the name of their subject. */
export const TRAINER_PACKAGES = {
  "tfjs": "@tensorflow/tfjs",
  "jax-js": "@jax-js/jax",
} as const;

/** Name of a trainer's subject. */
export type TrainerName = keyof typeof TRAINER_PACKAGES;
