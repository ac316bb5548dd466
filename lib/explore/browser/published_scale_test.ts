import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { decodeNpy } from "../../io/decode_npy.ts";
import { valueRange } from "../../report/picture/value_range.ts";
import { renderReport } from "../../report/render_report.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { madeUpRun } from "../../report/testing/made_up_run.ts";
import { findBarriers } from "../../view/testing/find_barriers.ts";
import { keepScreenshot } from "../../view/testing/keep_screenshot.ts";
import { OF_ITSELF } from "../../view/testing/of_itself.ts";
import {
  chromiumWanted,
  openBrowser,
  type OpenedPage,
  type TestBrowser,
} from "../../view/testing/open_browser.ts";
import {
  canvasPixels,
  savedFile,
  until,
} from "../../view/testing/page_actions.ts";
import { explorerRoutes } from "../route/explorer_routes.ts";
import { serveRoutes } from "../server/serve_routes.ts";
import { paintValues } from "./paint_image.ts";

type Page = OpenedPage["page"];

const SCAN = 256;
const DETECTOR = 124;
const WINDOWS = [[1400, 900, "light"], [390, 844, "dark"]] as const;

const source = createJunction({ scale: "published", seed: 3 });

/** A run of the published size; its arrays are made up, its patterns the junction's. */
function publishedRun(): ReportRun {
  const made = madeUpRun({ scan: SCAN, detector: DETECTOR });
  const { name, shape, dtype, calibration } = source;
  return {
    ...made,
    arrays: new Map([...made.arrays, ["shifts", {
      shape: [SCAN, SCAN, 2],
      data: new Float32Array(2 * SCAN * SCAN),
    }]]),
    result: {
      ...made.result,
      readings: { ...made.result.readings, clampBelow: 1 },
      input: {
        ...made.result.input,
        ...{ name, shape, dtype, calibration },
      },
    },
  };
}

Deno.test({
  name: "report and explorer of the published size at 1400 and at 390 px",
  ignore: !chromiumWanted(),
  async fn() {
    deepEqual(source.shape.scan, [SCAN, SCAN]);
    deepEqual(source.shape.detector, [DETECTOR, DETECTOR]);
    const run = publishedRun();
    const level3 = Int8Array.from(run.arrays.get("level3")!.data);
    level3.fill(1, 0, 1000);
    const other: ReportRun = {
      ...run,
      arrays: new Map([...run.arrays, ["level3", {
        shape: [SCAN, SCAN],
        data: level3,
      }]]),
      result: { ...run.result, seed: 9 },
    };
    const folder = await Deno.makeTempDir({ prefix: "stem4d-published-" });
    const engine = await openEngine("cpu", { workers: 2 });
    const server = serveRoutes(explorerRoutes({
      ...{ run, other, engine },
      names: ["run-a", "run-b"],
      input: { source, found: "", checks: [] },
    }));
    try {
      const report = join(folder, "report.html");
      await Deno.writeTextFile(report, renderReport(run));
      await using browser = await openBrowser();
      for (const window of WINDOWS) {
        await lookAtReport(browser, pathToFileURL(report).href, window);
        const address = `http://127.0.0.1:${server.port}/`;
        await lookAtExplorer(browser, address, window);
      }
    } finally {
      await server.close();
      engine.close();
      await Deno.remove(folder, { recursive: true });
    }
  },
});

type Window = (typeof WINDOWS)[number];

async function lookAtReport(
  browser: TestBrowser,
  url: string,
  [width, height, scheme]: Window,
) {
  const { page, faults, requests } = await browser.open({
    ...{ url, scheme },
    size: [width, height],
  });
  await page.waitForSelector(".linked");
  await keepScreenshot(page, `report-${width}`);
  await lookAround(page, width);
  await keepScreenshot(page, `report-${width}-used`);
  deepEqual([faults, requests], [[], []]);
  await page.context().close();
}

async function lookAtExplorer(
  browser: TestBrowser,
  url: string,
  [width, height, scheme]: Window,
) {
  const { page, faults, requests } = await browser.open({
    ...{ url, scheme },
    size: [width, height],
  });
  await page.waitForSelector(".explorer[data-ready]");
  await page.locator("#explorer").scrollIntoViewIfNeeded();
  await patternIsExact(page);
  // One pass over 4 GB of patterns that are made as they are read.
  await until(
    page,
    `document.getElementById("image-canvas").dataset.kind === "cube"`,
  );
  await detectorIsDrawn(page);
  await filesAreSaved(page);
  const comparison = (await page.textContent("#comparison-level3"))!;
  match(comparison, /of 65,536 positions/);
  await page.locator("#explorer").scrollIntoViewIfNeeded();
  await keepScreenshot(page, `explorer-${width}`);
  await lookAround(page, width);
  await keepScreenshot(page, `explorer-${width}-used`);
  deepEqual(requests.filter((address) => !address.startsWith(url)), []);
  deepEqual(faults.filter((fault) => !OF_ITSELF.test(fault)), []);
  await page.context().close();
}

/** Place of a scan position on an element that shows the scan. */
async function placeOf(
  page: Page,
  selector: string,
  [y, x]: readonly [y: number, x: number],
) {
  const mount = page.locator(selector).first();
  await mount.scrollIntoViewIfNeeded();
  const { width, height } = (await mount.boundingBox())!;
  const position = {
    x: (x + 0.5) / SCAN * width,
    y: (y + 0.5) / SCAN * height,
  };
  // A phone's pixel stands for several positions.
  const found = [
    Math.floor(position.y / height * SCAN),
    Math.floor(position.x / width * SCAN),
  ];
  return { mount, position, found };
}

/** Hovers, presses keys, chooses a cluster, turns a cloud, changes the theme. */
async function lookAround(page: Page, width: number) {
  const line = () => page.textContent(".linked-line strong");
  const level3 = 'main .mount:has(img[data-array="level3"])';
  const { mount, position } = await placeOf(page, level3, [40, 200]);
  const near = async () => {
    const text = (await line())!;
    const [row, column] = /^row (\d+), column (\d+)$/.exec(text)!.slice(1)
      .map(Number);
    // A phone's pixel stands for a position or two.
    ok(Math.abs(row - 40) <= 2 && Math.abs(column - 200) <= 2, text);
    return [row, column];
  };
  await mount.hover({ position });
  await near();
  await mount.click({ position });
  const [row, column] = await near();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowLeft");
  equal(await line(), `row ${row + 1}, column ${column - 10}`);

  const entry = page.locator('#umap li[data-map="level3"] button').first();
  await entry.click();
  equal(await entry.getAttribute("aria-pressed"), "true");
  await entry.click();
  equal(await entry.getAttribute("aria-pressed"), "false");

  await theCloudTurns(page);

  const theme = page.locator("button.theme");
  const seen = new Set<string>();
  for (const name of ["light", "dark", "auto"]) {
    await theme.click();
    equal(await theme.textContent(), `Theme: ${name}`);
    seen.add(
      await page.evaluate(
        "getComputedStyle(document.body).backgroundColor",
      ) as string,
    );
    if (name !== "auto") deepEqual(await findBarriers(page), []);
  }
  equal(seen.size, 2, "light and dark, and auto is one of them");
  ok(
    await page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
    `the page is wider than ${width} px`,
  );
}

async function theCloudTurns(page: Page) {
  const mount = page.locator("#umap .cloud-mount");
  await mount.scrollIntoViewIfNeeded();
  const canvas = `document.querySelector("#umap .cloud-mount canvas")`;
  await until(page, `${canvas}.width > 301`);
  const picture = async () =>
    await page.evaluate(`${canvas}.toDataURL()`) as string;
  const changed = async (before: string, action: string) => {
    for (let i = 0; i < 200; i++) {
      const now = await picture();
      if (now !== before) return now;
      await page.waitForTimeout(50);
    }
    throw new Error(`The cloud stayed as it was after ${action}`);
  };
  let now = await picture();
  await mount.focus();
  for (const key of ["ArrowLeft", "ArrowUp", "+"]) {
    const before = now;
    await page.keyboard.press(key);
    now = await changed(before, key);
  }
  const { x, y, width, height } = (await mount.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 50, y + height / 2 + 20, { steps: 3 });
  await page.mouse.up();
  notEqual(await changed(now, "a drag"), now);
}

/** Hovering shows the pattern that the scan holds, to the last bit of its colours. */
async function patternIsExact(page: Page) {
  const { mount, position, found: [y, x] } = await placeOf(
    page,
    "#scan-mount",
    [190, 37],
  );
  await mount.hover({ position });
  await page.waitForSelector(`#pattern-canvas[data-position="${y} ${x}"]`);
  const pattern = await source.read({ y0: y, y1: y + 1, x0: x, x1: x + 1 });
  const wanted = paintValues(pattern, {
    colours: "magma",
    range: valueRange([pattern], { positive: true }),
    logarithmic: true,
  });
  deepEqual(await canvasPixels(page, "pattern-canvas"), [...wanted]);
}

/** A disc drawn by hand gives another image, at once. */
async function detectorIsDrawn(page: Page) {
  await page.check("[name=detector-kind][value=disc]");
  // A small one, or its middle would be taken hold of below.
  await page.fill("#detector-outer", "6");
  await page.press("#detector-outer", "Enter");
  const detectorIs = (centre: number, outer: number) =>
    until(
      page,
      `(() => {
        const found = JSON.parse(document.getElementById("image-canvas").dataset.detector);
        return found.inner === 0 && Math.abs(found.centre[1] - ${centre}) < 2 && Math.abs(found.outer - ${outer}) < 2;
      })()`,
    );
  await detectorIs(DETECTOR / 2, 6);
  const before = await canvasPixels(page, "image-canvas");
  const overlay = page.locator("#detector-overlay");
  await overlay.scrollIntoViewIfNeeded();
  const { x, y, width } = (await overlay.boundingBox())!;
  const at = (share: number) => x + share * width;
  await page.mouse.move(at(0.8), y + 0.3 * width);
  await page.mouse.down();
  await page.mouse.move(at(0.9), y + 0.3 * width, { steps: 3 });
  await page.mouse.up();
  await detectorIs(0.8 * DETECTOR, 0.1 * DETECTOR);
  notEqual(
    (await canvasPixels(page, "image-canvas")).join(),
    before.join(),
  );
}

async function filesAreSaved(page: Page) {
  const image = await savedFile(page, "#image-npy");
  deepEqual(decodeNpy(image.bytes).shape, [SCAN, SCAN]);
  const maps = await savedFile(page, "text=all label maps, CSV");
  equal(
    new TextDecoder().decode(maps.bytes).split("\r\n").length,
    1 + SCAN * SCAN + 1,
  );
  await page.click("#mean-pattern .figure-saves summary");
  const save = (kind: string) =>
    savedFile(
      page,
      `#mean-pattern .figure-saves button:text-is("${kind}") >> nth=-1`,
    );
  match(
    new TextDecoder().decode((await save("SVG")).bytes),
    /<image .*<circle/s,
  );
  const png = (await save("PNG")).bytes;
  deepEqual([...png.subarray(1, 4)], [0x50, 0x4e, 0x47]);
  ok(png.length > 2000, `${png.length} bytes`);
}
