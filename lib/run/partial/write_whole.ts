import { dirname } from "node:path";
import { storageFault } from "./storage_fault.ts";

/**
 * Writes a file so that it is there whole or not at all, also after a power
 * cut: under a temporary name, flushed to the disk, then renamed.
 *
 * @throws {InputError} where the disk is full or the file cannot be written
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
): Promise<void> {
  const temporary = `${path}.partial`;
  try {
    await writeFlushed(temporary, content);
    await Deno.rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw storageFault(path, error);
  }
}

/**
 * Writes a file and flushes it to the disk. It may be found half written: this
 * is for files of a folder that gets its name only when all of them are there.
 *
 * @throws {InputError} where the disk is full or the file cannot be written
 */
export async function writeFlushed(
  path: string,
  content: Uint8Array | string,
): Promise<void> {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : content;
  try {
    using file = await Deno.open(path, {
      write: true,
      create: true,
      truncate: true,
    });
    let written = 0;
    while (written < bytes.length) {
      written += await file.write(bytes.subarray(written));
    }
    await file.sync();
  } catch (error) {
    throw storageFault(path, error);
  }
}

/** Flushes a folder: the names in it, which files' own flushes leave out. */
export async function flushFolder(path: string): Promise<void> {
  // Windows opens no folders; it keeps their names in a journal.
  if (Deno.build.os === "windows") return;
  try {
    using folder = await Deno.open(path);
    await folder.sync();
  } catch (error) {
    throw storageFault(path, error);
  }
}
