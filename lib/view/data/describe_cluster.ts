import { formatNumber } from "../../report/text/format_number.ts";
import type { ClusterKey } from "../selection.ts";
import type { ViewData } from "./view_data.ts";

/** What is known of a cluster, in words. */
export interface ClusterDescription {
  /** Its name. */
  readonly name: string;
  /** "#rrggbb". */
  readonly colour: string;
  /** Its size, what it is made of by truth, and means of the images over it. */
  readonly facts: readonly { readonly title: string; readonly text: string }[];
  /** All of it as one sentence. */
  readonly sentence: string;
}

/** Parts of a cluster that are worth a word. */
const LEAST_SHARE = 0.01;

/** Says what is known of a cluster; undefined where there is no such. */
export function describeCluster(
  data: ViewData,
  { map, label }: ClusterKey,
): ClusterDescription | undefined {
  const own = data.maps.find(({ id }) => id === map);
  const cluster = own?.clusters.find((other) => other.label === label);
  if (own === undefined || cluster === undefined) return undefined;
  const members: number[] = [];
  own.labels.forEach((value, i) => value === label && members.push(i));
  const truths = data.maps.filter(({ id }) =>
    id.startsWith("truth_") && id !== map
  );
  const facts = [
    { title: "positions", text: formatNumber(members.length) },
    ...truths.map(({ title, labels, clusters }) => {
      const counts = new Map<number, number>();
      for (const i of members) {
        counts.set(labels[i], (counts.get(labels[i]) ?? 0) + 1);
      }
      const parts = [...counts]
        .filter(([, count]) => count >= LEAST_SHARE * members.length)
        .sort((first, second) => second[1] - first[1] || first[0] - second[0])
        .map(([value, count]) => {
          const name = clusters.find((other) => other.label === value)?.name ??
            "background";
          return `${Math.round(100 * count / members.length)} % ${name}`;
        });
      return { title, text: parts.join("; ") };
    }),
    ...data.images.map(({ title, codes, low, high }) => {
      const known = members.filter((i) => codes[i] > 0);
      const sum = known.reduce((sum, i) => sum + codes[i] - 1, 0);
      const mean = low + sum / known.length / 254 * (high - low);
      return {
        title: `${title}, mean`,
        text: known.length === 0 ? "none" : formatNumber(mean, { digits: 3 }),
      };
    }),
  ].filter(({ text }) => text !== "");
  return {
    name: cluster.name,
    colour: cluster.colour,
    facts,
    sentence: [
      `${cluster.name} of ${own.title} stands out`,
      ...facts.map(({ title, text }) => `${title}: ${text}`),
    ].join(". ") + ".",
  };
}
