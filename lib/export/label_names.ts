import type { RunResult } from "../run/run_result.ts";

/**
 * Names of a label map's values, the background's first; undefined where the
 * run does not name them.
 */
export function labelNames(
  { clusters }: Pick<RunResult, "clusters">,
  map: string,
): string[] | undefined {
  const found = Object.hasOwn(clusters, map) ? clusters[map] : undefined;
  if (found === undefined) return undefined;
  const names = ["background"];
  for (const { label, name } of found) names[label] = name;
  return Array.from(names, (name, label) => name ?? `label ${label}`);
}
