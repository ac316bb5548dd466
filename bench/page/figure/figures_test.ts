import { deepStrictEqual, ok } from "node:assert/strict";
import { html } from "../../../lib/report/markup/html.ts";
import { assertSnapshot } from "../../../lib/report/testing/assert_snapshot.ts";
import { BENCH_CHAPTERS } from "../bench_chapters.ts";
import { madeUpReports } from "../testing/made_up_reports.ts";

const FOLDER = new URL("./snapshots/", import.meta.url);
const figures = BENCH_CHAPTERS.flatMap((chapter) => chapter.figures);
const reports = madeUpReports();

for (const figure of figures) {
  Deno.test(`${figure.id} of the benches is drawn as its snapshot`, async () => {
    const content = figure.draw(reports);
    ok(content);
    const { body, caption, command } = content;
    await assertSnapshot(
      new URL(`${figure.id}.html`, FOLDER),
      html`${body}<figcaption>${caption} ${command}</figcaption>`.text,
    );
  });
}

Deno.test("every snapshot is of a figure of the benches", () => {
  const files = Array.from(Deno.readDirSync(FOLDER), ({ name }) => name);
  deepStrictEqual(files.sort(), figures.map(({ id }) => `${id}.html`).sort());
});
