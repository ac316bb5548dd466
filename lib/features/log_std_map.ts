/**
 * The published map of each detector pixel's variation: `log(deviation + 1)`
 * (recipe, step 5), natural logarithm of the deviation in the scan's own units.
 */
export function logStdMap(deviation: Float64Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(deviation, (value) => Math.log(value + 1));
}
