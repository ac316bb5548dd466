/**
 * `deno task wasm`: compiles every source of `assembly/` into `artefact/`.
 * `deno task wasm NAME ...`: those sources only.
 * `deno task wasm --check ...`: writes nothing; exit status 1 where an artefact
 * is not, byte for byte, what its source compiles to.
 */
import { artefactText } from "./artefact_text.ts";
import { compileSource } from "./compile_source.ts";
import { artefactFolder, kernelSources } from "./kernel_sources.ts";

const check = Deno.args.includes("--check");
const named = Deno.args.filter((argument) => argument !== "--check");
for (const name of named.length > 0 ? named : kernelSources()) {
  const file = new URL(`${name}.ts`, artefactFolder);
  const text = artefactText(name, await compileSource(name));
  if (!check) {
    await Deno.writeTextFile(file, text);
    console.log(`lib/simd/artefact/${name}.ts: ${text.length} bytes`);
  } else if (await Deno.readTextFile(file).catch(() => "") === text) {
    console.log(`lib/simd/artefact/${name}.ts is what its source compiles to`);
  } else {
    console.error(
      `lib/simd/artefact/${name}.ts is not what its source compiles to: run \`deno task wasm ${name}\``,
    );
    Deno.exitCode = 1;
  }
}
