import { join } from "node:path";
import type { Page } from "playwright-core";

/**
 * Keeps what a test's page looks like as `NAME.png` in the folder that the
 * variable STEM4D_SCREENSHOTS names, for people to look at; without the variable
 * nothing is kept. What the window shows is kept: all of a report is 40,000
 * pixels high and takes half a minute.
 */
export async function keepScreenshot(
  page: Page,
  name: string,
): Promise<void> {
  const folder = Deno.env.get("STEM4D_SCREENSHOTS");
  if (!folder) return;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeFile(
    join(folder, `${name}.png`),
    await page.screenshot(),
  );
}
