import { dirname, join, resolve } from "node:path";
import { pathExists } from "../../lib/run/path_exists.ts";
import { readBenchReports } from "./read_bench_reports.ts";
import { renderBenchPage } from "./render_bench_page.ts";

/**
 * Draws the page of a bench folder, from its records alone. A folder drawn
 * twice gives the same bytes.
 *
 * @param options.out default `report.html` in the folder
 * @returns the file that was written
 * @throws {InputError} where a record cannot be used
 */
export async function writeBenchPage(
  folder: string,
  { out = join(folder, "report.html") }: { readonly out?: string } = {},
): Promise<string> {
  const page = renderBenchPage(await readBenchReports(folder));
  const above = dirname(resolve(out));
  if (!await pathExists(above)) await Deno.mkdir(above, { recursive: true });
  // Whoever has the old page open never sees half of the new one.
  await Deno.writeTextFile(`${out}.partial`, page);
  await Deno.rename(`${out}.partial`, out);
  return out;
}
