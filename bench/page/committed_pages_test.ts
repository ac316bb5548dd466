import { deepEqual, ok } from "node:assert/strict";
import { renderReadings } from "../../lib/reading/page/render_readings.ts";
import { sealHolds } from "../../lib/report/page_seal.ts";
import { scoresTable } from "../../lib/report/section/scores_table.ts";
import { chemicalName } from "../../lib/report/text/chemical_name.ts";
import { formatSeconds } from "../../lib/report/text/format_seconds.ts";
import type { RunResult } from "../../lib/run/run_result.ts";
import { readBenchReports } from "./read_bench_reports.ts";
import { renderBenchPage } from "./render_bench_page.ts";

const reports = new URL("../../reports/", import.meta.url);
const read = (path: string) => Deno.readTextFile(new URL(path, reports));

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#96;": "`",
};

/** What a page says, its figures' texts included, without how it looks. */
function textOf(page: string): string {
  return page.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<!--[\s\S]*?-->/g, "").replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39|#96);/g, (entity) => ENTITIES[entity])
    .replace(/\s+/g, " ");
}

/** Fails where the page's numbers are not those that its record gives, one after the other; words may have changed since. */
function sameNumbers(page: string, wanted: string, name: string) {
  const numbers = (text: string) => textOf(text).match(/[−-]?\d[\d.,]*/g) ?? [];
  const [found, anew] = [numbers(page), numbers(wanted)];
  ok(anew.length > 100, name);
  deepEqual(found, anew, name);
}

for (const folder of ["quick", "published"]) {
  Deno.test(`reports/readings/${folder}/readings.html says what its record does`, async () => {
    const record = JSON.parse(await read(`readings/${folder}/readings.json`));
    const page = await read(`readings/${folder}/readings.html`);
    sameNumbers(page, renderReadings(record), folder);
  });
}

for (const folder of ["bench", "bench/published"]) {
  Deno.test(`reports/${folder}/report.html says what its records do`, async () => {
    const records = await readBenchReports(new URL(folder, reports).pathname);
    sameNumbers(
      await read(`${folder}/report.html`),
      renderBenchPage(records),
      folder,
    );
  });
}

for (const folder of ["quick", "published"]) {
  Deno.test(`reports/${folder}/report.html says what its record does`, async () => {
    const page = await read(`${folder}/report.html`);
    const result: RunResult = JSON.parse(await read(`${folder}/result.json`));
    const { claims = [], scores, checks, stages } = result;
    ok(sealHolds(page), "its own digest");
    const text = textOf(page);
    const says = (what: string) =>
      ok(
        text.includes(chemicalName(what).replace(/\s+/g, " ")),
        `${folder}: ${what}`,
      );
    ok(claims.length > 20 && scores.length > 10 && stages.length > 10);
    for (const { claim, measured, wanted } of claims) {
      says(claim);
      says(measured);
      says(wanted);
    }
    says(textOf(scoresTable(scores).text).trim());
    for (const { measured, wanted } of checks) {
      says(measured);
      says(wanted);
    }
    for (const { title, seconds } of stages) {
      says(title);
      says(formatSeconds(seconds));
    }
  });
}

Deno.test("reports/faults.md counts its own rows, and the README says what it counts", async () => {
  const table = await read("faults.md");
  const rows = table.split("\n").filter((line) => line.startsWith("| "))
    .slice(2).map((line) => line.split("|")[2].trim());
  const held = rows.filter((promise) => promise === "held").length;
  ok(
    table.includes(
      `${held} of ${rows.length} rows held, ${rows.length - held} did not.`,
    ),
  );
  const kills = table.match(/^\| kill -9 after /gm)?.length ?? 0;
  const readme = (await read("../README.md")).replace(/\s+/g, " ");
  const [, said] = /`deno task faults` tries it: (.*?) rows/.exec(readme) ?? [];
  ok(said, "the README's sentence");
  ok(said.startsWith(`${kills} kills at random moments`), `${kills}: ${said}`);
  ok(said.endsWith(held === rows.length ? `all ${held}` : `${held}`), said);
});
