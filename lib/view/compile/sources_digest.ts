import { root } from "./page_sources.ts";

/** SHA-256 of a source, given from the root, and of all that it imports. */
export async function sourcesDigest(source: string): Promise<string> {
  const parts: string[] = [];
  const files = new Set([new URL(source, root).href]);
  // A set grows while it is walked, and the walk goes on to what was added.
  for (const file of files) {
    const text = await Deno.readTextFile(new URL(file));
    parts.push(file.slice(root.href.length), text);
    for (const [, path] of text.matchAll(/ from "(\.[^"]*)"/g)) {
      files.add(new URL(path, file).href);
    }
  }
  const bytes = new TextEncoder().encode(parts.join("\0"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return hash.toHex();
}
