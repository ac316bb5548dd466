import { dirname } from "node:path";

/**
 * Writes a bench's record as JSON: under another name first, so that whoever
 * reads the file never sees half of it.
 *
 * @param path file; its folder is made
 */
export async function writeRecord(
  path: string,
  record: object,
): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await Deno.writeTextFile(partial, JSON.stringify(record, null, 2) + "\n");
  await Deno.rename(partial, path);
}
