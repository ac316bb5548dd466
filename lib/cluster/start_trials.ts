/** Points that greedy k-means++ draws for each further centre, as scikit-learn does. */
export function startTrials(k: number): number {
  return 2 + Math.floor(Math.log(k));
}
