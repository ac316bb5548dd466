/** Masks all but some pixels of patterns, [pattern][pixel], to zero. */
export function maskPatterns(
  patterns: Float32Array,
  { kept, pixels }: { readonly kept: Uint32Array; readonly pixels: number },
): Float32Array<ArrayBuffer> {
  const masked = new Float32Array(patterns.length);
  for (let base = 0; base < patterns.length; base += pixels) {
    for (const pixel of kept) masked[base + pixel] = patterns[base + pixel];
  }
  return masked;
}

/** What `centreDifferences` subtracts from what. */
export interface CentreDifferencesOptions {
  /** Mean pattern of each sub-domain, [label][pixel]; label 0 is the background. */
  readonly centres: Float32Array;
  /** Mean pattern of each material, [label][pixel]. */
  readonly materials: Float32Array;
  /** Material of each sub-domain label; 0 for the background. */
  readonly materialOf: readonly number[];
  /** Feature pixels. */
  readonly kept: Uint32Array;
  /** Detector pixels. */
  readonly pixels: number;
}

/**
 * Each sub-domain's mean less its material's mean on the feature pixels, put
 * back on the detector (recipe, step 16); zero elsewhere and for label 0.
 */
export function centreDifferences(
  { centres, materials, materialOf, kept, pixels }: CentreDifferencesOptions,
): Float32Array<ArrayBuffer> {
  const differences = new Float32Array(centres.length);
  materialOf.forEach((material, label) => {
    if (label === 0) return;
    for (const pixel of kept) {
      differences[label * pixels + pixel] = centres[label * pixels + pixel] -
        materials[material * pixels + pixel];
    }
  });
  return differences;
}
