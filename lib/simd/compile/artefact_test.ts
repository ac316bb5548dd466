import { equal } from "node:assert/strict";
import type { KernelArtefact } from "../kernel_artefact.ts";
import { artefactText } from "./artefact_text.ts";
import { compileSource } from "./compile_source.ts";
import { compiler } from "./compiler.ts";
import {
  artefactFolder,
  assemblyFolder,
  kernelSources,
} from "./kernel_sources.ts";
import { sourceDigest } from "./source_digest.ts";

/** Whether the compiler is at hand without a network. */
const { success: cached } = await new Deno.Command(Deno.execPath(), {
  args: [
    ...["run", "-q", "--no-config", "--lock=compiler.lock", "--frozen"],
    ...["--cached-only", "--allow-read", "--allow-env", "--no-prompt"],
    ...[compiler, "--version"],
  ],
  cwd: assemblyFolder,
  stdout: "null",
  stderr: "null",
}).output();

for (const name of kernelSources()) {
  const file = new URL(`${name}.ts`, artefactFolder);

  Deno.test(`the artefact ${name} was made from its source as it is`, async () => {
    const module = await import(file.href) as Record<string, KernelArtefact>;
    const [artefact] = Object.values(module);
    equal(artefact.digest, await sourceDigest(name));
  });

  Deno.test({
    name: `the source ${name} compiles to its artefact, byte for byte`,
    ignore: !cached,
    async fn() {
      const artefact = await compileSource(name, { cachedOnly: true });
      equal(await Deno.readTextFile(file), artefactText(name, artefact));
    },
  });
}
