import { dirname } from "node:path";
import { InputError } from "../../lib/scan/input_error.ts";
import type { HistoryLine } from "../record/history_line.ts";
import { checkHistoryLine } from "./check_history_line.ts";

/**
 * Adds lines to the end of a history file, which is made with its folder where
 * it does not exist. Either all lines are there afterwards or, where one is
 * malformed, none. The file is locked meanwhile, so that two runs that end
 * together do not mix their lines.
 *
 * @throws {InputError} where a line is malformed or the file's last line has
 * no end
 */
export async function appendHistory(
  file: string,
  lines: readonly HistoryLine[],
): Promise<void> {
  const text = lines.map((line, i) =>
    `${JSON.stringify(checkHistoryLine(line, `line ${i + 1} of the run`))}\n`
  ).join("");
  if (text === "") return;
  await Deno.mkdir(dirname(file), { recursive: true });
  const history = await Deno.open(file, {
    read: true,
    write: true,
    create: true,
  });
  try {
    await history.lock(true);
    // Only now: another run may have added to it while this one waited.
    const end = await history.seek(0, Deno.SeekMode.End);
    if (end > 0) {
      await history.seek(end - 1, Deno.SeekMode.Start);
      const last = new Uint8Array(1);
      await history.read(last);
      if (last[0] !== 10) {
        throw new InputError(
          `Cannot add to ${file}: wanted a line end after its last line, was given none; ` +
            "it may be cut short: restore that line or delete it",
        );
      }
    }
    try {
      await writeAll(history, new TextEncoder().encode(text));
      await history.sync();
    } catch (error) {
      // A full disk must not leave half a line.
      await history.truncate(end);
      throw error;
    }
  } finally {
    // Closing gives the lock back.
    history.close();
  }
}

async function writeAll(
  file: Deno.FsFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += await file.write(bytes.subarray(done));
  }
}
