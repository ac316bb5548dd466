import { join } from "node:path";
import { keptStages } from "./kept_stages.ts";
import { differingArrays } from "./differing_arrays.ts";
import type { FaultRow } from "./fault_row.ts";
import { type EndedProcess, runProcess } from "./run_process.ts";
import { SMALL_OPTIONS, writeSmallScan } from "../../lib/testing/small_scan.ts";

/**
 * Fills the disk under a run: a small tmpfs, where this user may mount one,
 * else a limit on the size of files; makes room and goes on with the run.
 *
 * @param folder for scan and runs; must exist
 * @param whole an undisturbed run of the same scan, where there is one already
 * @param kibibytes size of the disk
 */
export async function fillDisk(
  folder: string,
  { whole = join(folder, "undisturbed"), kibibytes }: {
    readonly whole?: string;
    readonly kibibytes: number;
  },
): Promise<FaultRow> {
  const scan = join(folder, "scan.npy");
  await writeSmallScan(scan);
  const begin = [scan, ...SMALL_OPTIONS, "--out"];
  if (!await Deno.lstat(whole).then(() => true, () => false)) {
    const { code, said } = await runProcess([...begin, whole]);
    if (code > 1) throw new Error(said);
  }
  const disk = join(folder, "disk");
  await Deno.mkdir(disk);
  const mounted = await mount([
    "-t",
    "tmpfs",
    "-o",
    `size=${kibibytes}k`,
    "tmpfs",
    disk,
  ]);
  const out = join(disk, "run");
  try {
    const fault = mounted
      ? `a tmpfs of ${kibibytes} KiB full`
      : "files limited to 8 KiB";
    const full = await runProcess([...begin, out], {
      // The system's signal would end the process before it heard of the error.
      ...!mounted && { shell: "trap '' XFSZ; ulimit -f 16" },
    });
    const { whole: kept, broken } = await keptStages(`${out}.partial`);
    const refused = full.code === 2 && !/^\s+at /m.test(full.said);
    if (mounted) {
      await mount(["-o", "remount,size=64m", disk]);
    }
    // Where not even the plan had room there is nothing to go on with.
    const standing = await Deno.lstat(`${out}.partial/plan.json`)
      .then(() => true, () => false);
    const again: EndedProcess = await runProcess(
      standing ? ["--resume", out] : [...begin, out],
    );
    const differing = again.code > 1 ? [] : await differingArrays(whole, out);
    return {
      fault,
      held: refused && broken.length === 0 && again.code <= 1 &&
        differing.length === 0,
      found: `status ${full.code}, "${
        /^Cannot.*/m.exec(full.said)?.[0].replaceAll(folder, "") ?? full.said
      }", ${kept.length} stages whole, ${broken.length} broken; gone on with: ${
        again.code > 1
          ? again.said
          : differing.length === 0
          ? "all arrays byte-identical"
          : `differs in ${differing.join(", ")}`
      }`,
      command: `deno task faults --only disk --kibibytes ${kibibytes}`,
    };
  } finally {
    if (mounted) await new Deno.Command("umount", { args: [disk] }).output();
  }
}

async function mount(args: readonly string[]): Promise<boolean> {
  try {
    const { success } = await new Deno.Command("mount", {
      args: [...args],
      stderr: "null",
    }).output();
    return success;
  } catch {
    return false;
  }
}
