import { deepEqual, equal, ok } from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { readReportRun } from "../../report/read_report_run.ts";
import { writeMadeUpRun } from "../../report/testing/write_made_up_run.ts";
import { writeReport } from "../../report/write_report.ts";
import {
  chromiumWanted,
  openBrowser,
  type TestBrowser,
} from "../../view/testing/open_browser.ts";
import { explorerRoutes } from "../route/explorer_routes.ts";
import { serveRoutes } from "../server/serve_routes.ts";
import { HOSTILE_TEXT, hostileResult } from "../testing/hostile_run.ts";
import { measuredRun } from "../testing/measured_run.ts";

const source = createJunction({
  scale: "quick",
  seed: 3,
  overrides: { scanSize: 32, detectorSize: 32 },
});

/** Opens a page, waits and moves about, and tells what became of the hostile text in it. */
async function look(browser: TestBrowser, url: string) {
  const { page, faults, requests } = await browser.open({ url });
  if (url.startsWith("http") && !url.endsWith("/other")) {
    await page.waitForSelector(".explorer[data-ready]");
  }
  // What is named only when it is pointed at.
  const pictures = await page.locator("canvas:visible, svg:visible").all();
  for (const picture of pictures.slice(0, 12)) {
    await picture.hover({ force: true, timeout: 500 }).catch(() => {});
  }
  await page.waitForTimeout(300);
  return {
    ran: await page.evaluate("window.pwned ?? 0"),
    elements: await page.evaluate(
      `document.querySelectorAll("img[src=x], [onerror], [onload]").length`,
    ),
    shown: await page.evaluate(
      `document.body.textContent.includes("window.pwned=1")`,
    ),
    // A policy that had to refuse something says so on the console.
    refused: faults.filter((fault) => /refused|violates|pwned/i.test(fault)),
    requests: requests.filter((address) =>
      new URL(address).origin !== new URL(url).origin
    ),
  };
}

const SAFE = { ran: 0, elements: 0, shown: true, refused: [], requests: [] };

Deno.test({
  name: "nothing of a hostile record runs in the report or the explorer",
  ignore: !chromiumWanted(),
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
    const engine = await openEngine("cpu", { workers: 2 });
    const run = await measuredRun(source, engine);
    const result = await writeMadeUpRun(folder, run);
    await Deno.writeTextFile(
      join(folder, "result.json"),
      JSON.stringify(hostileResult(result)),
    );
    const hostile = await readReportRun(folder);
    equal(hostile.arrays.size, run.arrays.size);
    await writeReport(folder);
    const control = join(folder, "control.html");
    await Deno.writeTextFile(control, `<title>${HOSTILE_TEXT}</title>`);
    const serve = (input: Parameters<typeof explorerRoutes>[0]["input"]) =>
      serveRoutes(explorerRoutes({
        ...{ run: hostile, other: hostile, engine, input },
        names: [HOSTILE_TEXT, HOSTILE_TEXT],
      }));
    const found = serve({
      source: { ...source, name: HOSTILE_TEXT },
      found: HOSTILE_TEXT,
      checks: [HOSTILE_TEXT],
    });
    const missing = serve({ missing: HOSTILE_TEXT });
    try {
      await using browser = await openBrowser();
      // The text does run in a page that writes it as it is.
      const { page } = await browser.open({ url: pathToFileURL(control).href });
      await page.waitForFunction("window.pwned === 1");
      const report = pathToFileURL(join(folder, "report.html")).href;
      deepEqual(await look(browser, report), SAFE);
      const explorer = `http://127.0.0.1:${found.port}/`;
      deepEqual(await look(browser, explorer), SAFE);
      deepEqual(await look(browser, `${explorer}other`), SAFE);
      const { ran, elements } = await look(
        browser,
        `http://127.0.0.1:${missing.port}/other`,
      );
      ok(ran === 0 && elements === 0);
    } finally {
      await found.close();
      await missing.close();
      engine.close();
      await Deno.remove(folder, { recursive: true });
    }
  },
});
