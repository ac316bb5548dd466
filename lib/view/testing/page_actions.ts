import type { Page } from "playwright-core";

/** Waits until an expression of the page is true; a page's policy lets nothing else evaluate text. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let i = 0; i < 2400; i++) {
    if (await page.evaluate(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`It never became true that ${expression}`);
}

/** RGBA of a canvas. */
export async function canvasPixels(page: Page, id: string): Promise<number[]> {
  return await page.evaluate(
    `Array.from((canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data)(document.getElementById("${id}")))`,
  ) as number[];
}

/** Presses what saves a file and gives the file. */
export async function savedFile(
  page: Page,
  selector: string,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const download = page.waitForEvent("download");
  await page.click(selector);
  const saved = await download;
  const path = await saved.path();
  return { name: saved.suggestedFilename(), bytes: await Deno.readFile(path) };
}
