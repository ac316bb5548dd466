import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { decode } from "fast-png";
import { chromiumWanted } from "../view/testing/open_browser.ts";
import { writePagePicture } from "./write_page_picture.ts";

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Blue above, and what a script makes of it after a second. */
const PAGE = `<!doctype html><meta charset="utf-8">
<body style="margin:0;height:3000px;background:#00f">
<script>setTimeout(() => document.body.style.background = "#0f0", 1000)</script>`;

Deno.test({
  name:
    "writePagePicture draws a page's top with Chromium, of the size asked for",
  ignore: !chromiumWanted(),
  fn: () =>
    inFolder(async (folder) => {
      const page = join(folder, "page é.html");
      const out = join(folder, "page.png");
      await Deno.writeTextFile(page, PAGE);
      await Deno.writeTextFile(out, "an old picture");
      await writePagePicture(page, out, { size: [321, 123] });
      const { width, height, data, channels } = decode(
        await Deno.readFile(out),
      );
      deepStrictEqual([width, height], [321, 123]);
      const last = data.length - channels;
      deepStrictEqual([...data.slice(last, last + 3)], [0, 255, 0]);
      strictEqual([...Deno.readDirSync(folder)].length, 2);
    }),
});

Deno.test("writePagePicture says what is missing and keeps the old picture", () =>
  inFolder(async (folder) => {
    const [page, out] = [join(folder, "a.html"), join(folder, "a.png")];
    const size = [10, 10] as const;
    await rejects(writePagePicture(page, out, { size }), /no such file/);
    await Deno.writeTextFile(page, PAGE);
    await Deno.writeTextFile(out, "an old picture");
    const chromium = join(folder, "no-chromium");
    await rejects(
      writePagePicture(page, out, { size, chromium }),
      /could not be started: install/,
    );
    strictEqual(await Deno.readTextFile(out), "an old picture");
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
    deepStrictEqual(names.sort(), ["a.html", "a.png"]);
  }));
