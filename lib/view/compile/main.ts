/**
 * `deno task page`: compiles the pages' scripts into `artefact/`.
 * `deno task page --check`: writes nothing; exit status 1 where an artefact is
 * not, byte for byte, what its source compiles to.
 */
import { artefactText } from "./artefact_text.ts";
import { bundlePage } from "./bundle_page.ts";
import { artefactPath, PAGE_SOURCES, root } from "./page_sources.ts";

const check = Deno.args.includes("--check");
for (const [name, source] of Object.entries(PAGE_SOURCES)) {
  const path = artefactPath(name);
  const file = new URL(path, root);
  const text = artefactText(name, await bundlePage(source));
  if (!check) {
    await Deno.writeTextFile(file, text);
    console.log(`${path}: ${text.length} bytes`);
  } else if (await Deno.readTextFile(file).catch(() => "") === text) {
    console.log(`${path} is what its source compiles to`);
  } else {
    console.error(
      `${path} is not what its source compiles to: run \`deno task page\``,
    );
    Deno.exitCode = 1;
  }
}
