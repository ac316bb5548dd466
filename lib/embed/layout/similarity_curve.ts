/** The curve `1 / (1 + a distance^(2 b))` that tells similarity in a layout. */
export interface SimilarityCurve {
  /** How steep it is: 1 over a is the distance^(2 b) of similarity a half. */
  readonly a: number;
  /** Half of its power. */
  readonly b: number;
}

/** Where the curve is fitted, up to three times the spread. */
const SAMPLES = 300;
/** Steps of the fit at most; it settles in about ten. */
const STEPS = 200;

/**
 * Least-squares fit of UMAP's similarity curve to the one that is wanted: 1 up
 * to `minDist`, then falling off as `exp(-(distance - minDist) / spread)`
 * (Levenberg and Marquardt's method from a = b = 1, on umap-learn's samples).
 */
export function similarityCurve(
  { minDist, spread }: { readonly minDist: number; readonly spread: number },
): SimilarityCurve {
  const distances = Float64Array.from(
    { length: SAMPLES },
    (_, i) => 3 * spread * i / (SAMPLES - 1),
  );
  const wanted = distances.map((x) =>
    x < minDist ? 1 : Math.exp(-(x - minDist) / spread)
  );
  const normal = (a: number, b: number) => {
    let [aa, ab, bb, ra, rb, error] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < SAMPLES; i++) {
      const x = distances[i];
      const power = x ** (2 * b);
      const value = 1 / (1 + a * power);
      const byA = -power * value * value;
      const byB = x > 0 ? 2 * a * Math.log(x) * byA : 0;
      const residual = wanted[i] - value;
      aa += byA * byA;
      ab += byA * byB;
      bb += byB * byB;
      ra += byA * residual;
      rb += byB * residual;
      error += residual * residual;
    }
    return { aa, ab, bb, ra, rb, error };
  };
  let [a, b] = [1, 1];
  let here = normal(a, b);
  let damping = 1e-3;
  for (let step = 0; step < STEPS && damping < 1e12; step++) {
    const aa = here.aa * (1 + damping);
    const bb = here.bb * (1 + damping);
    const determinant = aa * bb - here.ab * here.ab;
    const nextA = a + (here.ra * bb - here.rb * here.ab) / determinant;
    const nextB = b + (here.rb * aa - here.ra * here.ab) / determinant;
    const next = normal(nextA, nextB);
    if (!(nextA > 0 && nextB > 0 && next.error <= here.error)) {
      damping *= 10;
      continue;
    }
    const moved = Math.abs(nextA - a) + Math.abs(nextB - b);
    [a, b, here] = [nextA, nextB, next];
    damping /= 10;
    if (moved < 1e-12) break;
  }
  return { a, b };
}
