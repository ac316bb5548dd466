import type { Candidates } from "./candidates_task.ts";

/**
 * The nearest candidates of each point over several tasks' lists: numbers,
 * [point][candidate], nearest first and of equally near ones the smaller
 * number first. The answer does not depend on which task saw which pair.
 */
export function mergeCandidates(
  parts: readonly Candidates[],
  { points, kept }: { readonly points: number; readonly kept: number },
): Uint32Array<ArrayBuffer> {
  if (parts.length === 1) return parts[0].numbers;
  const merged = new Uint32Array(points * kept);
  const heads = new Uint32Array(parts.length);
  for (let point = 0; point < points; point++) {
    heads.fill(0);
    const base = point * kept;
    for (let out = 0; out < kept; out++) {
      let best = -1;
      let distance = Infinity;
      let number = Infinity;
      for (let part = 0; part < parts.length; part++) {
        if (heads[part] === kept) continue;
        const at = base + heads[part];
        const candidate = parts[part].distances[at];
        const own = parts[part].numbers[at];
        if (
          best < 0 || candidate < distance ||
          candidate === distance && own < number
        ) {
          best = part;
          distance = candidate;
          number = own;
        }
      }
      heads[best]++;
      merged[base + out] = number;
    }
  }
  return merged;
}
