/**
 * How much of each moment Adam keeps from update to update: the defaults of
 * Kingma and Ba (2015) and of PyTorch, which the published code leaves alone.
 */
export const adamDecay = {
  /** Decay of the mean of the gradients. */
  first: 0.9,
  /** Decay of the mean of their squares. */
  second: 0.999,
} as const;
