import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumWanted, openBrowser } from "./open_browser.ts";

Deno.test({
  name: "a browser opens a page and tells its faults and its requests",
  ignore: !chromiumWanted(),
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "stem4d-view-" });
    try {
      const path = join(folder, "page.html");
      await Deno.writeTextFile(
        path,
        `<!doctype html><title>t</title><p>light</p>
<script>
  if (matchMedia("(prefers-color-scheme: dark)").matches) {
    document.querySelector("p").textContent = "dark";
    new Image().src = "missing.png";
    throw new Error("on purpose");
  }
</script>`,
      );
      const url = pathToFileURL(path).href;
      await using browser = await openBrowser();
      const light = await browser.open({ url });
      strictEqual(await light.page.textContent("p"), "light");
      deepStrictEqual([light.faults, light.requests], [[], []]);
      const dark = await browser.open({ url, scheme: "dark" });
      strictEqual(await dark.page.textContent("p"), "dark");
      strictEqual(
        dark.faults.filter((fault) => fault.includes("on purpose")).length,
        1,
      );
      deepStrictEqual(dark.requests, [
        pathToFileURL(join(folder, "missing.png")).href,
      ]);
      const dead = await browser.open({ url, scheme: "dark", script: false });
      strictEqual(await dead.page.textContent("p"), "light");
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
