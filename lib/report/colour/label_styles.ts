import type { ReportRun } from "../report_run.ts";
import { labelOverlap } from "./label_overlap.ts";
import { legendNames } from "./legend_names.ts";
import { LABEL_PALETTE } from "./label_palette.ts";
import type { LabelStyle } from "./label_style.ts";

/** Maps of sub-domains; the first that is present lends the others its colours. */
const DOMAIN_MAPS = ["truth_subdomain", "level3", "ae", "vae"] as const;

interface Label {
  readonly label: number;
  readonly name: string;
  readonly positions: number;
  readonly material: string | undefined;
}

/**
 * Names and colours of all labels of all label maps, by the map's name and
 * then in the order of the labels.
 *
 * A material has one colour throughout the page. Sub-domains take the colours
 * of their material's family; those of the true sub-domains (without truth:
 * level 3) go to the clusters of the other maps that overlap them most, so
 * that maps which agree look alike whatever their labels' numbers are.
 */
export function labelStyles(
  run: ReportRun,
): ReadonlyMap<string, readonly LabelStyle[]> {
  const materials = labels(run, "materials", []);
  const truth = labels(run, "truth_material", []);
  const families = materialFamilies([
    ...[...materials, ...truth].map((label) => label.material ?? label.name),
    ...run.result.networks.map((network) => network.material),
  ]);
  const styles = new Map<string, readonly LabelStyle[]>();
  styles.set(
    "level1",
    labels(run, "level1", []).map((label) => ({
      ...label,
      colour: label.label === 1 ? LABEL_PALETTE.flake : spare(label.label),
    })),
  );
  for (
    const [name, list] of [["materials", materials], [
      "truth_material",
      truth,
    ]] as const
  ) {
    const taken = new Set<string>();
    styles.set(
      name,
      list.map((label) => {
        const family = families.get(label.material ?? label.name);
        let colour: string = family === undefined
          ? spare(label.label)
          : LABEL_PALETTE.families[family].material;
        // Two clusters that were named alike still need two colours.
        for (let i = 0; taken.has(colour) && i < list.length; i++) {
          colour = spare(label.label + i);
        }
        taken.add(colour);
        return { ...label, colour };
      }),
    );
  }
  const reference = DOMAIN_MAPS.find((name) => run.arrays.has(name));
  for (const name of DOMAIN_MAPS) {
    const parents = name === "truth_subdomain" ? truth : materials;
    const list = labels(run, name, parents);
    const lent = name === reference || reference === undefined
      ? new Map<number, string>()
      : lentColours(run, name, reference, list, styles.get(reference) ?? []);
    const taken = new Set(lent.values());
    styles.set(
      name,
      list.map((label) => {
        const colour = lent.get(label.label) ??
          freeColour(families.get(label.material ?? ""), taken);
        taken.add(colour);
        return { ...label, colour };
      }),
    );
  }
  return styles;
}

/** Labels that the record or the array of a map knows, without colours. */
function labels(
  run: ReportRun,
  map: string,
  parents: readonly Label[],
): readonly Label[] {
  const array = run.arrays.get(map);
  const counts = new Map<number, number>();
  if (array !== undefined) {
    for (let i = 0; i < array.data.length; i++) {
      const label = array.data[i];
      if (label > 0) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  const records = new Map(
    (run.result.clusters[map] ?? [])
      .filter((cluster) => cluster.label > 0)
      .map((cluster) => [cluster.label, cluster]),
  );
  const known = [...new Set([...counts.keys(), ...records.keys()])]
    .sort((first, second) => first - second);
  const described = legendNames(
    run.result.arrays.find(({ name }) => name === map)?.about ?? "",
  );
  const parentOf = overlapWithParents(run, map);
  return known.map((label) => {
    const record = records.get(label);
    const name = record?.name ?? described.get(label) ??
      defaultName(map, label);
    const material = map === "level1"
      ? undefined
      : map === "materials" || map === "truth_material"
      ? materialName(name)
      : parents.find((parent) => parent.material === materialName(name))
        ?.material ??
        parents.find((parent) => parent.label === parentOf(label))?.material;
    return {
      label,
      name,
      positions: record?.positions ?? counts.get(label) ?? 0,
      material,
    };
  });
}

function overlapWithParents(
  run: ReportRun,
  map: string,
): (label: number) => number | undefined {
  const parents = run.arrays.get(
    map === "truth_subdomain" ? "truth_material" : "materials",
  );
  const array = run.arrays.get(map);
  if (array === undefined || parents === undefined) return () => undefined;
  const overlap = labelOverlap(array.data, parents.data);
  return (label) =>
    [...overlap.get(label) ?? []]
      .sort((first, second) => second[1] - first[1] || first[0] - second[0])
      .at(0)?.[0];
}

function defaultName(map: string, label: number): string {
  // The labels of the true materials are part of their definition.
  if (map === "truth_material") {
    return ["WS2", "WSe2"][label - 1] ?? `material ${label}`;
  }
  return map === "truth_subdomain"
    ? `true sub-domain ${label}`
    : `cluster ${label}`;
}

/** "WS2" of "WS2, +0.21 deg". */
function materialName(name: string): string {
  return name.split(",")[0].trim();
}

/** Families by material: WS2 cool, WSe2 warm, others whatever is left. */
function materialFamilies(
  names: readonly string[],
): ReadonlyMap<string, number> {
  const present = new Set(names);
  const families = new Map<string, number>();
  const free = new Set(LABEL_PALETTE.families.keys());
  for (const [name, family] of [["WS2", 0], ["WSe2", 1]] as const) {
    if (present.has(name)) {
      families.set(name, family);
      free.delete(family);
    }
  }
  for (const name of present) {
    const [family] = free;
    if (families.has(name) || family === undefined) continue;
    families.set(name, family);
    free.delete(family);
  }
  return families;
}

/** Colours that labels of `map` take over from the labels they overlap most. */
function lentColours(
  run: ReportRun,
  map: string,
  reference: string,
  list: readonly Label[],
  lenders: readonly LabelStyle[],
): Map<number, string> {
  const lent = new Map<number, string>();
  const array = run.arrays.get(map);
  const other = run.arrays.get(reference);
  if (array === undefined || other === undefined) return lent;
  const overlap = labelOverlap(array.data, other.data);
  const pairs = list.flatMap((label) =>
    lenders
      .filter((lender) => lender.material === label.material)
      .map((lender) => ({
        label,
        lender,
        count: overlap.get(label.label)?.get(lender.label) ?? 0,
      }))
  ).filter((pair) => pair.count > 0);
  pairs.sort((first, second) =>
    second.count - first.count || first.label.label - second.label.label ||
    first.lender.label - second.lender.label
  );
  const spent = new Set<string>();
  for (const { label, lender } of pairs) {
    if (lent.has(label.label) || spent.has(lender.colour)) continue;
    lent.set(label.label, lender.colour);
    spent.add(lender.colour);
  }
  return lent;
}

function freeColour(
  family: number | undefined,
  taken: ReadonlySet<string>,
): string {
  const own: readonly string[] = family === undefined
    ? LABEL_PALETTE.families.flatMap((other) => other.domains)
    : LABEL_PALETTE.families[family].domains;
  const candidates = [...own, ...LABEL_PALETTE.spare];
  return candidates.find((colour) => !taken.has(colour)) ?? spare(taken.size);
}

function spare(index: number): string {
  return LABEL_PALETTE.spare[index % LABEL_PALETTE.spare.length];
}
