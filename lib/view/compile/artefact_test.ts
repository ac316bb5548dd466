import { equal, ok } from "node:assert/strict";
import type { PageScript } from "../page_script.ts";
import { artefactText } from "./artefact_text.ts";
import { bundlePage } from "./bundle_page.ts";
import { artefactPath, PAGE_SOURCES, root } from "./page_sources.ts";
import { sourcesDigest } from "./sources_digest.ts";

for (const [name, source] of Object.entries(PAGE_SOURCES)) {
  const file = new URL(artefactPath(name), root);
  const module = await import(file.href) as Record<string, PageScript>;
  const [artefact] = Object.values(module);

  Deno.test(`the script ${name} was made from its sources as they are`, async () => {
    equal(artefact.digest, await sourcesDigest(source));
    // Every report carries its script; the explorer's is only served.
    const most = name === "report_page" ? 60_000 : 150_000;
    ok(artefact.text.length < most, `${artefact.text.length} characters`);
    // It stands in a script element, which nothing in it may end.
    ok(!/<\/script|<!--/i.test(artefact.text));
  });

  Deno.test({
    name: `${source} compiles to its artefact, byte for byte`,
    // Another Deno may write the same program in other words.
    ignore: artefact.deno !== Deno.version.deno,
    async fn() {
      const found = artefactText(name, await bundlePage(source));
      equal(await Deno.readTextFile(file), found);
    },
  });
}
