import { fileURLToPath } from "node:url";
import { denoProgram } from "../../process/deno_program.ts";
import type { KernelArtefact } from "../kernel_artefact.ts";
import type { SimdVariant } from "../simd_variant.ts";
import { compiler, compilerFlags } from "./compiler.ts";
import { artefactFolder, assemblyFolder } from "./kernel_sources.ts";
import { sourceDigest } from "./source_digest.ts";

/** Choices of `compileSource`. */
export interface CompileSourceOptions {
  /** Fails instead of downloading a compiler that is not at hand. */
  readonly cachedOnly?: boolean;
}

/**
 * Compiles the source called `name` for both variants, with a compiler that
 * runs in a process of its own: it is no dependency of the project's programs,
 * which would otherwise download its 100 MB at their first start.
 *
 * @throws {Error} with the compiler's messages, where it finds fault or is not
 * to be had
 */
export async function compileSource(
  name: string,
  options: CompileSourceOptions = {},
): Promise<KernelArtefact> {
  const [digest, relaxed, plain] = await Promise.all([
    sourceDigest(name),
    compileVariant(name, "relaxed", options),
    compileVariant(name, "plain", options),
  ]);
  return { digest, relaxed, plain };
}

async function compileVariant(
  name: string,
  variant: SimdVariant,
  { cachedOnly = false }: CompileSourceOptions,
): Promise<string> {
  const dir = fileURLToPath(artefactFolder);
  const target = await Deno.makeTempFile({ dir, suffix: ".wasm" });
  try {
    const command = new Deno.Command(denoProgram(), {
      args: [
        ...["run", "-q", "--no-config", "--lock=compiler.lock", "--frozen"],
        ...(cachedOnly ? ["--cached-only"] : []),
        ...["--allow-read", `--allow-write=${dir}`, "--ignore-env"],
        "--no-prompt",
        ...[compiler, `${name}.ts`, "-o", target, ...compilerFlags(variant)],
      ],
      cwd: assemblyFolder,
    });
    const { success, stdout, stderr } = await command.output();
    if (!success) {
      const text = [stdout, stderr].map((bytes) =>
        new TextDecoder().decode(bytes)
      );
      throw new Error(`Cannot compile ${name}: ${text.join("\n").trim()}`);
    }
    const bytes = await Deno.readFile(target);
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  } finally {
    await Deno.remove(target);
  }
}
