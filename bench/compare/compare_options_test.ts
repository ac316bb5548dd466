import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { parseOptions } from "../../lib/cli/parse_options.ts";
import { InputError } from "../../lib/scan/input_error.ts";
import { stagesWithNeeds } from "../stage/stages.ts";
import { COMPARE_OPTIONS, compareOptions } from "./compare_options.ts";

const read = (...args: string[]) =>
  compareOptions(parseOptions(args, COMPARE_OPTIONS));

Deno.test("a comparison is with the commit before, of the work tree, unless said otherwise", () => {
  deepStrictEqual(read().revisions, ["HEAD~1", null]);
  deepStrictEqual(read("main").revisions, ["main", null]);
  deepStrictEqual(read("main", "topic").revisions, ["main", "topic"]);
  throws(() => read("a", "b", "c"), InputError);
});

Deno.test("without --stages, every stage that no whole training comes before", () => {
  const { stages, rounds } = read();
  for (const name of ["read", "measure", "neighbours", "umap", "ae-step"]) {
    ok(stages.includes(name), name);
  }
  const needed = stagesWithNeeds(stages).map(({ name }) => name);
  ok(!needed.includes("ae") && !needed.includes("vae"));
  ok(!stages.includes("adf"), "a piece of measure");
  strictEqual(rounds, 16);
  deepStrictEqual(read("--stages", "adf, ae,adf").stages, ["adf", "ae"]);
  throws(() => read("--stages", "adf,dance"), /"dance": wanted some of read, /);
});

Deno.test("rounds too few for any verdict are refused", () => {
  // 0.05 over one stage: 2^(1 - 6) is below it. Over ten: 2^(1 - 9).
  strictEqual(read("--stages", "adf", "--rounds", "6").rounds, 6);
  throws(() => read("--stages", "adf", "--rounds", "5"), /at least 6/);
  const ten = read().stages.slice(0, 10).join(",");
  strictEqual(read("--stages", ten, "--rounds", "9").rounds, 9);
  throws(() => read("--stages", ten, "--rounds", "8"), /at least 9/);
});

Deno.test("the floor is a percentage, and what is negligible stays below it", () => {
  const { effectFloor, negligible, familyError } = read();
  deepStrictEqual([effectFloor, negligible, familyError], [0.1, 0.05, 0.05]);
  strictEqual(read("--floor", "4").effectFloor, 0.04);
  strictEqual(read("--floor", "4").negligible, 0.02);
  strictEqual(read("--floor", "30").negligible, 0.05);
  for (const wrong of ["0", "101", "ten"]) {
    throws(() => read("--floor", wrong), InputError);
  }
});
