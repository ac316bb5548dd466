import { denoProgram } from "../../process/deno_program.ts";
import type { PageScript } from "../page_script.ts";
import { root } from "./page_sources.ts";
import { sourcesDigest } from "./sources_digest.ts";

/**
 * Compiles a page's script from its source, given from the root, by `deno
 * bundle`: one readable module.
 *
 * @throws {Error} with the bundler's messages, where it finds fault or is not
 * to be had
 */
export async function bundlePage(source: string): Promise<PageScript> {
  const { success, stdout, stderr } = await new Deno.Command(denoProgram(), {
    args: ["bundle", "-q", "--platform", "browser", source],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) {
    const text = new TextDecoder().decode(stderr).trim();
    throw new Error(`Cannot bundle ${source}: ${text}`);
  }
  return {
    digest: await sourcesDigest(source),
    deno: Deno.version.deno,
    text: new TextDecoder().decode(stdout).trim() + "\n",
  };
}
