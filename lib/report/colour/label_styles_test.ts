import {
  deepStrictEqual,
  notStrictEqual,
  strictEqual,
} from "node:assert/strict";
import type { RunResult } from "../../run/run_result.ts";
import type { ReportRun } from "../report_run.ts";
import { LABEL_PALETTE } from "./label_palette.ts";
import { labelStyles } from "./label_styles.ts";

function run(
  maps: Readonly<Record<string, readonly number[]>>,
  names: Readonly<Record<string, readonly string[]>> = {},
): ReportRun {
  const clusters = Object.fromEntries(
    Object.entries(names).map(([map, list]) => [
      map,
      list.map((name, label) => ({
        label,
        name,
        positions: maps[map].filter((value) => value === label).length,
        lattice: null,
      })),
    ]),
  );
  return {
    result: { clusters, networks: [], arrays: [] } as unknown as RunResult,
    arrays: new Map(
      Object.entries(maps).map(([name, data]) => [
        name,
        { shape: [1, data.length], data },
      ]),
    ),
    unusable: new Map(),
  };
}

const materials = [0, 1, 1, 1, 1, 2, 2, 2, 2];
const names = {
  materials: ["background", "WS2", "WSe2"],
  level3: ["background", "WS2, a", "WS2, b", "WSe2, c", "WSe2, d"],
};

Deno.test("labelStyles gives agreeing maps the same colours whatever their numbers", () => {
  const styles = labelStyles(run({
    materials,
    truth_material: materials,
    truth_subdomain: [0, 1, 1, 2, 2, 3, 3, 4, 4],
    level3: [0, 2, 2, 1, 1, 4, 4, 3, 3],
    ae: [0, 1, 1, 1, 2, 3, 4, 4, 4],
  }, names));
  const colours = (map: string) =>
    new Map(styles.get(map)?.map((style) => [style.label, style.colour]));
  const truth = colours("truth_subdomain");
  strictEqual(colours("level3").get(2), truth.get(1));
  strictEqual(colours("level3").get(1), truth.get(2));
  strictEqual(colours("level3").get(4), truth.get(3));
  strictEqual(colours("level3").get(3), truth.get(4));
  strictEqual(colours("ae").get(1), truth.get(1));
  strictEqual(colours("ae").get(4), truth.get(4));
  deepStrictEqual(colours("materials"), colours("truth_material"));
});

Deno.test("labelStyles keeps a material's sub-domains in its family", () => {
  const [cool, warm] = LABEL_PALETTE.families;
  const styles = labelStyles(run({
    materials: materials.map((label) => label === 0 ? 0 : 3 - label),
    level3: [0, 1, 1, 2, 2, 3, 3, 4, 4],
  }, { ...names, materials: ["background", "WSe2", "WS2"] }));
  deepStrictEqual(
    styles.get("materials")?.map((style) => style.colour),
    [warm.material, cool.material],
  );
  deepStrictEqual(
    styles.get("level3")?.map((style) => style.colour),
    [...cool.domains.slice(0, 2), ...warm.domains.slice(0, 2)],
  );
});

Deno.test("labelStyles tells materials by overlap where names do not", () => {
  const styles = labelStyles(run({
    materials,
    level3: [0, 1, 1, 1, 1, 1, 2, 2, 2],
  }));
  deepStrictEqual(
    styles.get("level3")?.map((style) => [style.name, style.material]),
    [["cluster 1", "cluster 1"], ["cluster 2", "cluster 2"]],
  );
  deepStrictEqual(
    styles.get("level3")?.map((style) => style.positions),
    [5, 3],
  );
});

Deno.test("labelStyles never repeats a colour within a map of up to ten labels", () => {
  const many = Array.from({ length: 11 }, (_, label) => label);
  const styles = labelStyles(run({
    materials: many.map((label) => label === 0 ? 0 : 1),
    level3: many,
  }, { materials: ["background", "WS2"] }));
  const colours = styles.get("level3")?.map((style) => style.colour) ?? [];
  strictEqual(colours.length, 10);
  strictEqual(new Set(colours).size, 10);
});

Deno.test("labelStyles gives two materials of one name two colours", () => {
  const [first, second] = labelStyles(
    run({ materials }, { materials: ["background", "WS2", "WS2"] }),
  ).get("materials") ?? [];
  notStrictEqual(first.colour, second.colour);
});

Deno.test("labelStyles has nothing to say of absent maps", () => {
  for (const list of labelStyles(run({})).values()) strictEqual(list.length, 0);
});
