/**
 * How far a start of Lloyd's algorithm is: on its way; ended, since no label
 * changed or the centres hardly moved; or with a cluster that lost its last
 * point, which the adapter leaves to the CPU.
 */
export const StartPhase = { moving: 0, ended: 1, emptied: 2 } as const;
