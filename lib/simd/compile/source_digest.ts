import { compiler, compilerFlags } from "./compiler.ts";
import { assemblyFolder } from "./kernel_sources.ts";

/**
 * SHA-256 of all that an artefact depends on: the compiler's version and flags,
 * the source called `name`, and what that imports.
 */
export async function sourceDigest(name: string): Promise<string> {
  const parts = [compiler, compilerFlags("plain"), compilerFlags("relaxed")]
    .map((part) => JSON.stringify(part));
  const files = new Set([new URL(`${name}.ts`, assemblyFolder).href]);
  // A set grows while it is walked, and the walk goes on to what was added.
  for (const file of files) {
    const text = await Deno.readTextFile(new URL(file));
    parts.push(file.slice(assemblyFolder.href.length), text);
    for (const [, path] of text.matchAll(/ from "(\.[^"]*)"/g)) {
      files.add(new URL(`${path}.ts`, file).href);
    }
  }
  const bytes = new TextEncoder().encode(parts.join("\0"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
