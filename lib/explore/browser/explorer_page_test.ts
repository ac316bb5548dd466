import { deepEqual, equal, match, notDeepEqual, ok } from "node:assert/strict";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { decodeNpy } from "../../io/decode_npy.ts";
import { valueRange } from "../../report/picture/value_range.ts";
import { findBarriers } from "../../view/testing/find_barriers.ts";
import { OF_ITSELF } from "../../view/testing/of_itself.ts";
import {
  chromiumWanted,
  openBrowser,
  type OpenedPage,
} from "../../view/testing/open_browser.ts";
import { detectorImage } from "../detector/detector_image.ts";
import type { VirtualDetector } from "../detector/virtual_detector.ts";
import {
  canvasPixels,
  savedFile,
  until,
} from "../../view/testing/page_actions.ts";
import { explorerRoutes } from "../route/explorer_routes.ts";
import { serveRoutes } from "../server/serve_routes.ts";
import { measuredRun } from "../testing/measured_run.ts";
import { paintValues } from "./paint_image.ts";

type Page = OpenedPage["page"];

const source = createJunction({
  scale: "quick",
  seed: 3,
  overrides: { scanSize: 32, detectorSize: 32 },
});

const drawn = (page: Page, kind: string) =>
  page.waitForSelector(`#image-canvas[data-kind="${kind}"]`);

/** The detector whose image is shown, once it is the one that is drawn. */
async function shownDetector(page: Page): Promise<VirtualDetector> {
  await until(
    page,
    `(() => {
      const { detector } = document.getElementById("image-canvas").dataset;
      if (!detector) return false;
      const { centre, inner, outer } = JSON.parse(detector);
      const value = (name) => document.getElementById("detector-" + name).valueAsNumber;
      return value("y") === centre[0] && value("x") === centre[1] && value("inner") === inner && value("outer") === outer;
    })()`,
  );
  return JSON.parse(
    (await page.getAttribute("#image-canvas", "data-detector"))!,
  );
}

for (
  const [width, height, scheme] of [[1400, 900, "light"], [
    390,
    844,
    "dark",
  ]] as const
) {
  Deno.test({
    name: `the explorer's page lets a person look around, ${width} px`,
    ignore: !chromiumWanted(),
    async fn() {
      const engine = await openEngine("cpu", { workers: 2 });
      const run = await measuredRun(source, engine);
      const level3 = Int8Array.from(run.arrays.get("level3")!.data);
      level3.fill(1, 0, 100);
      const other = {
        ...run,
        arrays: new Map([...run.arrays, ["level3", {
          shape: [32, 32],
          data: level3,
        }]]),
        result: { ...run.result, seed: 9 },
      };
      const server = serveRoutes(explorerRoutes({
        run,
        other,
        engine,
        names: ["run-a", "run-b"],
        input: { source, found: "", checks: [] },
      }));
      const url = `http://127.0.0.1:${server.port}/`;
      try {
        await using browser = await openBrowser();
        const { page, faults, requests } = await browser.open({
          url,
          size: [width, height],
          scheme,
        });
        await page.waitForSelector(".explorer[data-ready]");
        await drawn(page, "cube");

        await hoverShowsTheExactPattern(page);
        await keysMoveThePosition(page);
        await theMouseDrawsDiscAndAnnulus(page);
        await keysDrawDiscAndAnnulus(page);
        await theImageIsTheServers(
          page,
          engine,
          run.arrays.get("shifts")!.data,
        );
        await arraysAreSaved(page);
        await figuresAreSaved(page);
        await theOtherRunStandsBeside(page);

        // A theme is what the reader's system says.
        const ground = await page.evaluate(
          "getComputedStyle(document.body).backgroundColor",
        ) as string;
        const [red] = ground.match(/\d+/g)!.map(Number);
        ok(scheme === "dark" ? red < 60 : red > 200, ground);
        for (const chapter of ["#explorer", "#comparison"]) {
          deepEqual(await findBarriers(page, chapter), []);
        }
        ok(
          await page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth",
          ),
          "the page is wider than the screen",
        );
        deepEqual(requests.filter((address) => !address.startsWith(url)), []);
        deepEqual(faults.filter((fault) => !OF_ITSELF.test(fault)), []);
      } finally {
        await server.close();
        engine.close();
      }
    },
  });
}

Deno.test({
  name: "a virtual detector's image by the browser's WebGPU is the worker's",
  ignore: !chromiumWanted(),
  async fn() {
    const engine = await openEngine("cpu", { workers: 2 });
    const run = await measuredRun(source, engine);
    const server = serveRoutes(explorerRoutes({
      ...{ run, other: undefined, engine, names: ["run", ""] },
      input: { source, found: "", checks: [] },
    }));
    try {
      await using browser = await openBrowser({ webgpu: true });
      const { page, faults } = await browser.open({
        url: `http://127.0.0.1:${server.port}/`,
      });
      await page.waitForSelector(".explorer[data-ready]");
      await drawn(page, "cube");
      const choice = page.locator("#image-engine");
      const titles = await choice.locator("option").allTextContents();
      equal(titles.length, 2, titles.join());
      match(titles[0], /^a worker thread$/, "a software adapter comes second");
      match(titles[1], /^WebGPU \(/);
      const worker = await canvasPixels(page, "image-canvas");
      ok(new Set(worker).size > 20, "an image with something in it");
      await choice.selectOption({ index: 1 });
      await until(
        page,
        `document.getElementById("image-readout").textContent.includes("by WebGPU")`,
      );
      const gpu = await canvasPixels(page, "image-canvas");
      // Sums of float32 in another order: a grey level at most.
      gpu.forEach((value, i) => ok(Math.abs(value - worker[i]) <= 1));
      await page.click("text=bright field");
      await until(
        page,
        `JSON.parse(document.getElementById("image-canvas").dataset.detector).inner === 0`,
      );
      notDeepEqual(await canvasPixels(page, "image-canvas"), gpu);
      deepEqual(faults.filter((fault) => !OF_ITSELF.test(fault)), []);
    } finally {
      await server.close();
      engine.close();
    }
  },
});

/** Moves the pointer over a scan position of a canvas of 32 x 32. */
async function hover(
  page: Page,
  id: string,
  [y, x]: readonly [number, number],
) {
  const canvas = page.locator(`#${id}-mount`);
  await canvas.scrollIntoViewIfNeeded();
  const { width, height } = (await canvas.boundingBox())!;
  await canvas.hover({
    position: { x: (x + 0.5) / 32 * width, y: (y + 0.5) / 32 * height },
  });
}

async function hoverShowsTheExactPattern(page: Page) {
  for (
    const [id, y, x] of [["scan", 3, 28], [
      "image",
      17,
      5,
    ]] as const
  ) {
    await hover(page, id, [y, x]);
    await page.waitForSelector(`#pattern-canvas[data-position="${y} ${x}"]`);
    const pattern = await source.read({ y0: y, y1: y + 1, x0: x, x1: x + 1 });
    const wanted = paintValues(pattern, {
      colours: "magma",
      range: valueRange([pattern], { positive: true }),
      logarithmic: true,
    });
    deepEqual(await canvasPixels(page, "pattern-canvas"), [...wanted]);
    match(
      (await page.textContent("#scan-readout"))!,
      new RegExp(`row ${y}, column ${x}: `),
    );
  }
}

async function keysMoveThePosition(page: Page) {
  await page.focus("#scan-mount");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowRight");
  await page.waitForSelector('#pattern-canvas[data-position="15 26"]');
  match((await page.textContent("#image-readout"))!, /row 15, column 26: /);
  await page.keyboard.press("Shift+ArrowRight");
  await page.waitForSelector('#pattern-canvas[data-position="15 31"]');
}

/** Drags from one detector pixel to another. */
async function drag(
  page: Page,
  [y0, x0]: readonly [number, number],
  [y1, x1]: readonly [number, number],
) {
  const overlay = page.locator("#detector-overlay");
  await overlay.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await overlay.boundingBox())!;
  const at = (row: number, column: number) =>
    [x + (column + 0.5) / 32 * width, y + (row + 0.5) / 32 * height] as const;
  await page.mouse.move(...at(y0, x0));
  await page.mouse.down();
  await page.mouse.move(...at((y0 + y1) / 2, (x0 + x1) / 2));
  await page.mouse.move(...at(y1, x1));
  await page.mouse.up();
}

/** Wants a detector up to what a screen pixel is. */
function near(found: VirtualDetector, wanted: VirtualDetector) {
  const pairs = [
    [found.centre[0], wanted.centre[0]],
    [found.centre[1], wanted.centre[1]],
    [found.inner, wanted.inner],
    [found.outer, wanted.outer],
  ];
  for (const [is, should] of pairs) {
    ok(Math.abs(is - should) < 0.2, JSON.stringify([found, wanted]));
  }
}

async function theMouseDrawsDiscAndAnnulus(page: Page) {
  await page.check("[name=detector-kind][value=disc]");
  await page.fill("#detector-outer", "2");
  await page.press("#detector-outer", "Enter");
  near(await shownDetector(page), { centre: [16, 16], inner: 0, outer: 2 });
  await drag(page, [6, 22], [6, 27]);
  near(await shownDetector(page), { centre: [6, 22], inner: 0, outer: 5 });
  await page.check("[name=detector-kind][value=annulus]");
  near(await shownDetector(page), { centre: [6, 22], inner: 3, outer: 5 });
  // The inner circle, the outer one, the middle, and a new one beside.
  await drag(page, [6, 19], [6, 21]);
  near(await shownDetector(page), { centre: [6, 22], inner: 1, outer: 5 });
  await drag(page, [11, 22], [14, 22]);
  near(await shownDetector(page), { centre: [6, 22], inner: 1, outer: 8 });
  await drag(page, [6, 22], [16, 20]);
  near(await shownDetector(page), { centre: [16, 20], inner: 1, outer: 8 });
  await drag(page, [26, 6], [26, 1]);
  near(await shownDetector(page), { centre: [26, 6], inner: 3, outer: 5 });
}

async function keysDrawDiscAndAnnulus(page: Page) {
  await page.click("text=bright field");
  equal((await shownDetector(page)).inner, 0);
  await page.focus("#detector-overlay");
  for (const key of ["+", "+", "ArrowUp", "ArrowLeft", "Shift+ArrowLeft"]) {
    await page.keyboard.press(key);
  }
  near(await shownDetector(page), { centre: [15, 5], inner: 0, outer: 4 });
  for (const key of ["]", "]", "-", "["]) await page.keyboard.press(key);
  near(await shownDetector(page), { centre: [15, 5], inner: 1, outer: 3 });
  equal(await page.isChecked("[name=detector-kind][value=annulus]"), true);
}

/** The image of a fresh annulus: at once from the cube, then exactly by the server. */
async function theImageIsTheServers(
  page: Page,
  engine: Parameters<typeof detectorImage>[1],
  shifts: ArrayLike<number>,
) {
  await page.click("text=the run's dark field");
  await page.keyboard.press("Tab");
  await page.fill("#detector-inner", "5.5");
  await page.press("#detector-inner", "Enter");
  const detector = await shownDetector(page);
  near(detector, { centre: [16, 16], inner: 5.5, outer: 16 });
  const wanted = await detectorImage(source, engine, {
    detector,
    shifts: Float32Array.from(shifts),
    clampBelow: 1,
  });
  const painted = paintValues(wanted, {
    colours: "gray",
    range: valueRange([wanted]),
    logarithmic: false,
  });
  // Half a step of 65,535 a pixel is far below a grey level of 256.
  const cube = await canvasPixels(page, "image-canvas");
  cube.forEach((value, i) => ok(Math.abs(value - painted[i]) <= 1));
  match((await page.textContent("#image-readout"))!, /by a worker thread/);
  await page.click("#image-exact");
  await drawn(page, "exact");
  deepEqual(await canvasPixels(page, "image-canvas"), [...painted]);
  match((await page.textContent("#image-readout"))!, /Exact: one pass/);
}

async function arraysAreSaved(page: Page) {
  const image = await savedFile(page, "#image-npy");
  equal(image.name, "virtual_detector.npy");
  deepEqual(decodeNpy(image.bytes).shape, [32, 32]);
  const pattern = await savedFile(page, "#pattern-npy");
  match(pattern.name, /^pattern_\d+_\d+\.npy$/);
  const [, y, x] = /(\d+)_(\d+)/.exec(pattern.name)!.map(Number);
  deepEqual(
    decodeNpy(pattern.bytes).data,
    await source.read({ y0: y, y1: y + 1, x0: x, x1: x + 1 }),
  );
  const maps = await savedFile(page, "text=all label maps, CSV");
  equal(maps.name, "label_maps.csv");
  equal(
    new TextDecoder().decode(maps.bytes).split("\r\n").length,
    1 + 1024 + 1,
  );
  const array = await savedFile(page, "#scan-npy");
  equal(array.name, "adf.npy");
  const picture = await savedFile(page, "#image-png");
  deepEqual([...picture.bytes.subarray(1, 4)], [0x50, 0x4e, 0x47]);
}

/** A picture with what is drawn over it, and a chart, as files of their own. */
async function figuresAreSaved(page: Page) {
  for (
    const [figure, wanted] of [["#mean-pattern", /<image .*<circle/s], [
      "#shifts",
      /<svg /,
    ]] as const
  ) {
    await page.click(`${figure} .figure-saves summary`);
    const svg = await savedFile(
      page,
      `${figure} .figure-saves button:text-is("SVG") >> nth=-1`,
    );
    match(svg.name, /^[\w-]+\.svg$/);
    const text = new TextDecoder().decode(svg.bytes);
    match(text, wanted);
    ok(!/class=|<script/.test(text));
    const png = await savedFile(
      page,
      `${figure} .figure-saves button:text-is("PNG") >> nth=-1`,
    );
    deepEqual([...png.bytes.subarray(1, 4)], [0x50, 0x4e, 0x47]);
    ok(png.bytes.length > 2000, `${png.bytes.length} bytes`);
  }
}

async function theOtherRunStandsBeside(page: Page) {
  const text = (await page.textContent("#comparison"))!;
  match(text, /run-a beside run-b/);
  match(text, /Both runs are of the same scan, value by value/);
  match((await page.textContent("#comparison-level3"))!, /of 1,024 positions/);
  match(
    (await page.textContent("#comparison-materials"))!,
    /The two maps are the same/,
  );
  equal(await page.locator("#comparison-level3 img").count(), 3);
}
