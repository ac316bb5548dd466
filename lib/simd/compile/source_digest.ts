import { compiler, compilerFlags } from "./compiler.ts";
import { assemblyFolder } from "./kernel_sources.ts";

/**
 * SHA-256 of all that an artefact depends on: the compiler's version and flags,
 * the source called `name`, and everything in `assembly/shared/`.
 */
export async function sourceDigest(name: string): Promise<string> {
  const shared = [...Deno.readDirSync(new URL("shared/", assemblyFolder))]
    .map((entry) => `shared/${entry.name}`)
    .sort();
  const parts = [compiler, compilerFlags("plain"), compilerFlags("relaxed")]
    .map((part) => JSON.stringify(part));
  for (const file of [`${name}.ts`, ...shared]) {
    parts.push(file, await Deno.readTextFile(new URL(file, assemblyFolder)));
  }
  const bytes = new TextEncoder().encode(parts.join("\0"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
