/// <reference lib="dom" />
import {
  deepStrictEqual,
  match,
  notStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { renderReport } from "../report/render_report.ts";
import { madeUpRun } from "../report/testing/made_up_run.ts";
import { findBarriers } from "./testing/find_barriers.ts";
import { chromiumWanted, openBrowser } from "./testing/open_browser.ts";

const ignore = !chromiumWanted();

/** Runs a test on a made-up run's report, opened from a file as a person does. */
async function withReport(test: (url: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-view-" });
  try {
    const path = join(folder, "report.html");
    await Deno.writeTextFile(path, renderReport(madeUpRun()));
    await test(pathToFileURL(path).href);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Place of the cross, as the page's style has it. */
const cross = (page: Page) =>
  page.evaluate(() => {
    const style = document.documentElement.style;
    return ["--cross-y", "--cross-x"].map((name) =>
      style.getPropertyValue(name)
    );
  });
const line = (page: Page) => page.textContent(".linked-line strong");
/** Colours of a cloud's picture, to tell whether it changed. */
const picture = (page: Page, selector: string) =>
  page.evaluate(
    (selector) =>
      document.querySelector<HTMLCanvasElement>(selector)!.toDataURL(),
    selector,
  );

Deno.test({
  name:
    "a position, a cluster or a point that is chosen is shown by all views, by pointer and keys",
  ignore,
  fn: () =>
    withReport(async (url) => {
      await using browser = await openBrowser();
      const { page, faults, requests } = await browser.open({ url });
      await page.waitForSelector(".linked");
      const map = page.locator('main .mount:has(img[data-array="level3"])')
        .first();
      await map.scrollIntoViewIfNeeded();
      const { width, height } = (await map.boundingBox())!;
      // 48 positions a side: the middle of row 12, column 36.
      const position = { x: 36.5 / 48 * width, y: 12.5 / 48 * height };
      await map.hover({ position });
      strictEqual(await line(page), "row 12, column 36");
      await page.mouse.move(2, 2);
      strictEqual(await line(page), "row 24, column 24", "hovering chose it");
      await map.click({ position });
      await page.mouse.move(2, 2);
      strictEqual(await line(page), "row 12, column 36");
      deepStrictEqual(await cross(page), ["26.042%", "76.042%"]);
      // The same cross in the pictures of every map and in the panel's.
      const marks = await page.locator(".scan-map .cross-mark").count();
      ok(marks >= 14, `${marks} maps`);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Shift+ArrowLeft");
      strictEqual(await line(page), "row 13, column 26");
      await page.waitForFunction(() =>
        document.querySelector(".linked [aria-live]")!.textContent!
          .startsWith("Row 13, column 26. ")
      );
      match(
        (await page.textContent(".pattern-view .remark"))!,
        /of this position|nearest kept: row \d+, column \d+/,
      );

      const cloud = "#umap .cloud-mount canvas";
      await page.locator("#umap .cloud-mount").scrollIntoViewIfNeeded();
      await page.waitForFunction(
        (selector) =>
          document.querySelector<HTMLCanvasElement>(selector)!.width > 301,
        cloud,
      );
      const plain = await picture(page, cloud);
      const entry = page.locator('#umap li[data-map="level3"] button').first();
      await entry.click();
      strictEqual(await entry.getAttribute("aria-pressed"), "true");
      const pressed = page.locator(".cluster-button[aria-pressed=true]");
      ok(await pressed.count() >= 2, "every legend's entry is pressed");
      match(
        await page.evaluate(() =>
          document.documentElement.style.getPropertyValue("--veil")
        ),
        /^url\("?data:image\/png/,
      );
      // A cloud out of sight waits until it is seen.
      await page.locator("#umap .cloud-mount").scrollIntoViewIfNeeded();
      await page.waitForFunction(
        ([selector, plain]) =>
          document.querySelector<HTMLCanvasElement>(selector)!.toDataURL() !==
            plain,
        [cloud, plain],
      );
      match((await page.textContent(".linked-cluster"))!, /stands out/);
      await page.locator(".linked-cluster button").click();
      strictEqual(await pressed.count(), 0);

      // Turned by keys and by the mouse, zoomed, and as at first again.
      const mount = page.locator("#umap .cloud-mount");
      await mount.focus();
      const pictures = new Set([await picture(page, cloud)]);
      const act = async (name: string, action: () => Promise<void>) => {
        const before = await picture(page, cloud);
        await action();
        await page.waitForFunction(
          ([selector, before]) =>
            document.querySelector<HTMLCanvasElement>(selector)!
              .toDataURL() !== before,
          [cloud, before],
        );
        const after = await picture(page, cloud);
        notStrictEqual(after, before, name);
        return after;
      };
      for (const key of ["ArrowLeft", "ArrowUp", "Shift+ArrowRight", "+"]) {
        pictures.add(await act(key, () => page.keyboard.press(key)));
      }
      strictEqual(pictures.size, 5);
      const box = (await mount.boundingBox())!;
      const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
      await act("mouse", async () => {
        await page.mouse.move(...middle);
        await page.mouse.down();
        await page.mouse.move(middle[0] + 60, middle[1] + 25, { steps: 3 });
        await page.mouse.up();
      });
      await act("0", () => page.keyboard.press("0"));
      strictEqual(await picture(page, cloud), plain, "as at first");
      const before = await line(page);
      await page.mouse.move(2, 2);
      await page.keyboard.press("Enter");
      notStrictEqual(await line(page), before, "Enter chooses a point");
      ok(await page.locator("#umap .cloud-mark").isVisible());

      const theme = page.locator("button.theme");
      const paper = () =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await paper();
      await theme.click();
      strictEqual(await paper(), light);
      await theme.click();
      strictEqual(await theme.textContent(), "Theme: dark");
      notStrictEqual(await paper(), light);
      deepStrictEqual(await findBarriers(page), []);
      await theme.click();
      deepStrictEqual(await findBarriers(page), []);
      deepStrictEqual([faults, requests], [[], []]);
    }),
});

Deno.test({
  name:
    "at a phone's width the panel is a sheet, nothing is wider, and fingers turn clouds",
  ignore,
  fn: () =>
    withReport(async (url) => {
      await using browser = await openBrowser();
      const { page, faults, requests } = await browser.open({
        url,
        size: [390, 800],
        scheme: "dark",
        reducedMotion: true,
        touch: true,
      });
      await page.waitForSelector(".linked");
      strictEqual(
        await page.evaluate(() => document.documentElement.scrollWidth),
        390,
      );
      const panel = page.locator(".linked");
      ok((await panel.boundingBox())!.height < 180);
      strictEqual(await page.locator(".map-view").isVisible(), false);
      const toggle = page.locator(".linked-toggle");
      await toggle.click();
      strictEqual(await toggle.getAttribute("aria-expanded"), "true");
      await page.locator(".map-view .mount").tap({
        position: { x: 3, y: 3 },
      });
      strictEqual(await line(page), "row 0, column 0");
      deepStrictEqual(await findBarriers(page), []);
      await toggle.click();
      strictEqual(await page.locator(".map-view").isVisible(), false);
      const mount = page.locator("#umap .cloud-mount");
      await mount.scrollIntoViewIfNeeded();
      const cloud = "#umap .cloud-mount canvas";
      await page.waitForFunction(
        (selector) =>
          document.querySelector<HTMLCanvasElement>(selector)!.width > 301,
        cloud,
      );
      const before = await picture(page, cloud);
      await page.evaluate(() => {
        const mount = document.querySelector("#umap .cloud-mount")!;
        const { left, top } = mount.getBoundingClientRect();
        // A finger that the browser knows, or it could not be captured.
        mount.setPointerCapture = () => {};
        const send = (type: string, x: number, y: number) =>
          mount.dispatchEvent(
            new PointerEvent(type, {
              pointerId: 7,
              pointerType: "touch",
              clientX: left + x,
              clientY: top + y,
            }),
          );
        send("pointerdown", 100, 100);
        for (const step of [110, 130, 160]) send("pointermove", step, 100);
        send("pointerup", 160, 100);
      });
      await page.waitForFunction(
        ([selector, before]) =>
          document.querySelector<HTMLCanvasElement>(selector)!.toDataURL() !==
            before,
        [cloud, before],
      );
      deepStrictEqual([faults, requests], [[], []]);
    }),
});

Deno.test({
  name: "without scripts and on paper the report is complete",
  ignore,
  fn: () =>
    withReport(async (url) => {
      await using browser = await openBrowser();
      const dead = await browser.open({ url, script: false });
      strictEqual(await dead.page.locator(".linked, .cloud-view").count(), 0);
      ok(await dead.page.locator("main .mount img").count() > 40);
      const { page } = await browser.open({ url });
      await page.waitForSelector(".linked");
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      strictEqual(await page.locator(".cloud-view:visible").count(), 0);
      ok(await page.locator(".linked .map-view canvas").isVisible());
      const [first, last] = await page.evaluate(() =>
        ["main", ".linked"].map((selector) =>
          document.querySelector(selector)!.getBoundingClientRect().top
        )
      );
      ok(last > first, "the panel stands behind the report");
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      strictEqual(
        await page.evaluate(() =>
          document.querySelector(".linked + main") !== null
        ),
        true,
      );
    }),
});
