/** Prints a process and everything that it started, one number a line. */
const TREE =
  'tree() { echo "$1"; for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do tree "$child"; done; }; ';

/**
 * Peak memory of a process and of all that it started, on Linux; elsewhere
 * nothing is known and nothing is done. A shell reads /proc, since Deno opens
 * it only with every permission.
 */
export const processMemory = {
  /**
   * Lets the peaks start again from what is resident now.
   *
   * @param pid The process.
   */
  async reset(pid: number): Promise<void> {
    await shell(
      `for pid in $(tree "$1"); do echo 5 > /proc/"$pid"/clear_refs; done`,
      pid,
    );
  },

  /**
   * @param pid The process.
   * @returns Largest resident memory since the last reset, bytes, summed over
   * the tree (pages that two processes share count twice); null where it
   * cannot be read.
   */
  async peak(pid: number): Promise<number | null> {
    const text = await shell(
      `for pid in $(tree "$1"); do cat /proc/"$pid"/status; done`,
      pid,
    );
    const peaks = [...text?.matchAll(/^VmHWM:\s*(\d+) kB$/gm) ?? []];
    if (peaks.length === 0) return null;
    return peaks.reduce((sum, [, kib]) => sum + 1024 * Number(kib), 0);
  },

  /**
   * Ends the process and all that it started, at once.
   *
   * @param pid The process.
   */
  async end(pid: number): Promise<void> {
    await shell(`for pid in $(tree "$1"); do kill -9 "$pid"; done`, pid);
  },
};

/** Output of a line of shell about one process; null outside Linux. */
async function shell(line: string, pid: number): Promise<string | null> {
  if (Deno.build.os !== "linux") return null;
  const { stdout } = await new Deno.Command("sh", {
    args: ["-c", TREE + line, "sh", String(pid)],
    stdin: "null",
    stderr: "null",
  }).output();
  return new TextDecoder().decode(stdout);
}
