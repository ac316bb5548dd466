import { deepStrictEqual, match, ok, rejects } from "node:assert/strict";
import { html } from "../markup/html.ts";
import { encodePng } from "../picture/encode_png.ts";
import { REPORT_CHAPTERS } from "../report_chapters.ts";
import { reportPage } from "../report_page.ts";
import { assertSnapshot, snapshotText } from "../testing/assert_snapshot.ts";
import { madeUpRun } from "../testing/made_up_run.ts";

const FOLDER = new URL("./snapshots/", import.meta.url);
const figures = REPORT_CHAPTERS.flatMap((chapter) => chapter.figures);
const page = reportPage(madeUpRun({ scan: 24, detector: 30 }));

for (const figure of figures) {
  Deno.test(`${figure.id} is drawn as its snapshot`, async () => {
    const content = figure.draw(page);
    ok(content);
    const { body, caption } = content;
    await assertSnapshot(
      new URL(`${figure.id}.html`, FOLDER),
      html`${body}<figcaption>${caption}</figcaption>`.text,
    );
  });
}

Deno.test("every snapshot is of a figure", () => {
  const files = Array.from(Deno.readDirSync(FOLDER), ({ name }) => name);
  deepStrictEqual(files.sort(), figures.map(({ id }) => `${id}.html`).sort());
});

Deno.test("a snapshot tells a moved point, another word and another picture", async () => {
  if (Deno.env.has("STEM4D_SNAPSHOTS")) return;
  const file = new URL("medians.html", FOLDER);
  const kept = (await Deno.readTextFile(file)).trimEnd();
  await assertSnapshot(file, kept);
  const changed = [
    kept.replace(/cx="(\d+)/, (_, x) => `cx="${Number(x) + 1}`),
    kept.replace("this run", "that run"),
    kept.replace("<circle", "<path"),
    `${kept}\n<p>`,
  ];
  for (const markup of changed) {
    ok(markup !== kept);
    await rejects(
      assertSnapshot(file, markup),
      /medians\.html differs in line \d+: .* `deno task snapshots`/,
    );
  }
  const picture = (index: number) =>
    snapshotText(`<img src="${
      encodePng({
        width: 2,
        height: 1,
        indices: Uint8Array.of(0, index),
        palette: [{ colour: [0, 0, 0] }, { colour: [0, 114, 178] }],
      })
    }">`);
  ok(picture(0) !== picture(1));
  match(picture(0), /^<img src="picture:[0-9a-f]{12}">\n$/);
  await rejects(
    assertSnapshot(new URL("none.html", FOLDER), ""),
    /There is no snapshot none\.html/,
  );
});
