import { match, ok, strictEqual } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { replaceBlock } from "../page/readme/replace_block.ts";
import type {
  AlternativeFile,
  AlternativePoint,
  MethodOutcome,
} from "../record/alternative_file.ts";
import { ALTERNATIVE_CASES } from "./alternative_cases.ts";
import { alternativeTable } from "./alternative_table.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A method whose every score is the same. */
function made(value: number, subjects: readonly string[]): MethodOutcome {
  return {
    seconds: 1,
    failure: null,
    scores: subjects.flatMap((subject) =>
      ["ARI", "NMI", "accuracy", "boundary F"].map((measure) => ({
        subject,
        measure,
        value,
      }))
    ),
  };
}
const recipe = (value: number) => ({
  networks: true,
  ...made(value, [
    "flake",
    "materials",
    "WS2 level 3",
    "WS2 AE",
    "WS2 VAE",
    "WSe2 level 3",
    "WSe2 AE",
    "WSe2 VAE",
  ]),
});
const alternative = (value: number) => ({
  ...made(value, ["flake", "materials", "WS2 sub-domains", "WSe2 sub-domains"]),
  domains: [2, 4],
});
const point = (
  seed: number,
  outcomes: Pick<AlternativePoint, "recipe" | "alternative">,
): AlternativePoint => ({ fixture: "made up", seed, ...outcomes });

Deno.test("better, equal and worse are told apart and losses are listed", () => {
  const text = alternativeTable([
    point(0, { recipe: recipe(0.5), alternative: alternative(0.75) }),
    point(1, { recipe: recipe(0.5), alternative: alternative(0.5002) }),
    point(2, { recipe: recipe(0.5), alternative: alternative(0.25) }),
    point(3, { recipe: null, alternative: alternative(0.9) }),
  ]);
  match(text, /\| made up +\| 4 \(3\) +\| 0\.50 +\| 0\.63 \(0\.25 to 0\.90\)/);
  match(text, /\| ARI +\| 8 +\| 8 +\| 8 +\|/);
  match(text, /made up, seed 2, WSe2 VAE +\| ARI +\| 0\.500 +\| 0\.250/);
  ok(!text.includes("seed 0,"));
});

Deno.test("a recipe that did not end has found nothing, and says so", () => {
  const failed = {
    seconds: 1,
    scores: [],
    failure: "no features",
    networks: true,
  };
  const text = alternativeTable([
    point(0, { recipe: failed, alternative: alternative(0.9) }),
  ]);
  match(text, /\| failed +\| 0\.90 +\| failed +\| 0\.90/);
  match(text, /It is worse nowhere\./);
});

Deno.test("networks that were not trained are not held against the recipe", () => {
  const levels = {
    ...made(0.5, ["flake", "materials", "WS2 level 3", "WSe2 level 3"]),
    networks: false,
  };
  const text = alternativeTable([
    point(0, { recipe: levels, alternative: alternative(0.9) }),
    point(1, { recipe: recipe(0.7), alternative: alternative(0.9) }),
  ]);
  match(text, /\| 2 \(1\) +\| 0\.60 .*\| 0\.60, 0\.70, 0\.70 /);
  match(text, /\| ARI +\| 12 +\| 0 +\| 0 +\|/);
});

Deno.test("README's table is that of the record", async () => {
  const readme = await Deno.readTextFile(`${root}lib/domain/README.md`);
  const record: AlternativeFile = JSON.parse(
    await Deno.readTextFile(`${root}reports/alternative.json`),
  );
  strictEqual(
    readme,
    replaceBlock(readme, {
      name: "alternative",
      body: alternativeTable(record.points),
    }),
    "lib/domain/README.md and the record disagree: run deno task alternative --table",
  );
});

Deno.test("in the record no seed of any fixture loses a material", async () => {
  const record: AlternativeFile = JSON.parse(
    await Deno.readTextFile(`${root}reports/alternative.json`),
  );
  for (const { name, large } of ALTERNATIVE_CASES) {
    // The published size has a record of its own.
    if (large) continue;
    const points = record.points.filter(({ fixture }) => fixture === name);
    ok(points.length >= 3, `${name}: ${points.length} seeds`);
    for (const { seed, alternative } of points) {
      for (const subject of ["flake", "materials"]) {
        const score = alternative.scores.find((one) =>
          one.subject === subject && one.measure === "ARI"
        );
        // Where a material is lost it is 0.6 or less.
        ok(score && score.value > 0.95, `${name}, seed ${seed}: ${subject}`);
      }
    }
  }
});
