import type { GoldenArray, GoldenRecord } from "./golden_record.ts";

/**
 * Share of an array's root mean square by which a value may differ. Kernels add
 * in a fixed order, so on one kind of processor nothing differs; others may
 * round otherwise where a multiplication and an addition are one instruction or
 * two, some 1e-7 at each of up to some thousand steps.
 */
const PASSES = 1e-4;
/** The same for what training makes of that: rounding grows with every step. */
const TRAINED = 0.05;
/**
 * The same for UMAP, of which only mean and spread are compared: the two
 * engines' clouds, of neighbours that differ in their distances' last digits
 * alone, differ by a tenth in spread and everywhere in single positions.
 */
const EMBEDDED = 0.3;
/** Share of the positions that may change their label in maps of trained codes. */
const LABELS = 0.05;

/** Arrays that come from trained networks. */
const OF_TRAINING = /^(pca|error|centres|centre_difference)_(ae|vae)$/;

/** Everything in which a run differs from its golden record by more than it may, in words. */
export function goldenDifferences(
  now: GoldenRecord,
  golden: GoldenRecord,
): string[] {
  const found: string[] = [];
  const names = new Set([
    ...Object.keys(golden.arrays),
    ...Object.keys(now.arrays),
  ]);
  for (const name of names) {
    const [a, b] = [now.arrays[name], golden.arrays[name]];
    const difference = a === undefined
      ? "is missing"
      : b === undefined
      ? "is new"
      : arrayDifference(name, a, b);
    if (difference !== undefined) found.push(`${name} ${difference}`);
  }
  for (const [name, loss] of Object.entries(golden.losses)) {
    const own = now.losses[name] ?? NaN;
    if (Math.abs(own / loss - 1) <= TRAINED) continue;
    found.push(`loss of ${name} is ${own}, was ${loss}`);
  }
  return found;
}

function arrayDifference(
  name: string,
  now: GoldenArray,
  golden: GoldenArray,
): string | undefined {
  if (now.shape.join() !== golden.shape.join()) {
    return `is ${now.shape.join(" x ")}, was ${golden.shape.join(" x ")}`;
  }
  if ("sha256" in golden) {
    return "sha256" in now && now.sha256 === golden.sha256
      ? undefined
      : "has another digest";
  }
  if ("counts" in golden) {
    const counts = "counts" in now ? now.counts : [];
    const positions = golden.counts.reduce((sum, count) => sum + count, 0);
    const most = Math.max(counts.length, golden.counts.length);
    for (let label = 0; label < most; label++) {
      const [own, was] = [counts[label] ?? 0, golden.counts[label] ?? 0];
      if (Math.abs(own - was) > LABELS * positions) {
        return `has ${own} positions of label ${label}, had ${was}`;
      }
    }
    return undefined;
  }
  if (!("values" in now)) return "is of another type";
  const embedded = name === "umap";
  const share = embedded ? EMBEDDED : OF_TRAINING.test(name) ? TRAINED : PASSES;
  const bound = share * golden.rms;
  const pairs: [what: string, now: number, was: number][] = [
    ["root mean square", now.rms, golden.rms],
    ["mean", now.mean, golden.mean],
    ...(embedded ? [] : now.values).map((
      value,
      i,
    ): [string, number, number] => [
      `value ${i}`,
      value,
      golden.values[i],
    ]),
  ];
  const wrong = pairs.find(([, own, was]) => !(Math.abs(own - was) <= bound));
  return wrong && `has ${wrong[0]} ${wrong[1]}, had ${wrong[2]}`;
}
