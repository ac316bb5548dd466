/**
 * Fewest rounds in which the signed-rank test can call a change of one stage
 * among several: with all rounds on one side, p is 2^(1 - rounds), and Holm's
 * correction takes it times the number of stages.
 *
 * @param stages stages judged together, from 1
 * @param familyError chance of one false verdict in all of them
 */
export function leastRounds(stages: number, familyError: number): number {
  return Math.ceil(1 + Math.log2(stages / familyError));
}
