import { match, ok, strictEqual, throws } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { InputError } from "../../../lib/scan/input_error.ts";
import { madeUpReports } from "../testing/made_up_reports.ts";
import { markdownTable } from "./markdown_table.ts";
import { peersBlock } from "./peers_block.ts";
import { quickBlock } from "./quick_block.ts";
import { readReadmeRecords } from "./read_readme_records.ts";
import { renderReadme } from "./render_readme.ts";
import { replaceBlock } from "./replace_block.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const readme = await Deno.readTextFile(`${root}README.md`);
const records = await readReadmeRecords(root);

Deno.test("the README's figures are those of the records", () => {
  strictEqual(
    readme,
    renderReadme(readme, records),
    "README.md and the records disagree: run deno task bench:readme",
  );
});

Deno.test("the README's figures follow the records", () => {
  const { quick } = records;
  const other = {
    ...quick,
    scores: quick.scores.map((score) =>
      score.subject === "flake" && score.measure === "ARI"
        ? { ...score, value: 0.123 }
        : score
    ),
  };
  match(
    renderReadme(readme, { ...records, quick: other }),
    /\| flake, ARI +\| 0\.123 /,
  );
  const peers = madeUpReports().peers;
  const made = { ...records, peers, published: peers };
  const text = renderReadme(readme, made);
  for (const missing of ["peers", "published"]) {
    ok(text !== renderReadme(readme, { ...made, [missing]: null }), missing);
  }
  strictEqual(renderReadme(text, made), text, "written twice");
});

Deno.test("every row of the README's tables of figures names a command", () => {
  const section = /## What it measures([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
  const rows = section.split("\n").filter((line) =>
    line.startsWith("|") && !/^\| -+ /.test(line) && !/ command +\|$/.test(line)
  );
  ok(rows.length > 10);
  for (const row of rows) match(row, /`[^`]*deno task [^`]+` +\|$/);
});

Deno.test("quickBlock refuses a record without one of its figures", () => {
  const { quick } = records;
  throws(
    () => quickBlock({ ...quick, networks: [] }),
    (error) =>
      error instanceof InputError && /the AE of WS2/.test(error.message),
  );
});

Deno.test("peersBlock tells what ran from what did not, each row with its command", () => {
  const peers = madeUpReports().peers!;
  const text = peersBlock(peers);
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  strictEqual(rows.length, peers.rows.length + 2);
  for (const row of rows.slice(2)) {
    match(row, /\| `deno task bench:peers --scan 96` +\|$/);
  }
  match(rows[2], /^\| all of: read to features /);
  match(text, /\| ours does it within measure /);
  match(text, /\| umap-learn is not installed /);
  const [prose] = text.split("\n\n");
  ok(prose.split("\n").every((line) => line.length <= 80));
});

Deno.test("markdownTable lets no cell become markup or end early", () => {
  const [, , row] = markdownTable(["a", "b"], [[
    "x | <img src=x>",
    "`a | b`",
  ]]).split("\n");
  strictEqual(row, "| x \\| \\<img src=x> | `a \\| b` |");
});

Deno.test("replaceBlock refuses a text whose marks are missing, doubled or turned round", () => {
  const block = { name: "a", body: "new" };
  for (
    const text of [
      "",
      "<!-- a -->",
      "<!-- /a -->",
      "<!-- /a --><!-- a -->",
      "<!-- a --><!-- a --><!-- /a -->",
      "<!-- a --><!-- /a --><!-- /a -->",
    ]
  ) {
    throws(() => replaceBlock(text, block), InputError, text);
  }
});
