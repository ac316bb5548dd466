/**
 * Sum of some pixels of a pattern: its annular dark field where these are the
 * dark field's (recipe, step 4).
 *
 * @param pattern pattern, or several one after the other
 * @param pixels index of each pixel in a pattern
 * @param start index of the pattern's first pixel; default 0
 */
export function sumPixels(
  pattern: Float32Array,
  pixels: Uint32Array,
  start = 0,
): number {
  let sum = 0;
  for (let i = 0; i < pixels.length; i++) sum += pattern[start + pixels[i]];
  return sum;
}
