import { join } from "node:path";
import { pathExists } from "../../lib/run/path_exists.ts";
import { RandomStream } from "../../lib/random/random_stream.ts";
import { keptStages } from "./kept_stages.ts";
import { differingArrays } from "./differing_arrays.ts";
import type { FaultRow } from "./fault_row.ts";
import { runProcess } from "./run_process.ts";
import { SMALL_OPTIONS, writeSmallScan } from "../../lib/testing/small_scan.ts";

/**
 * Kills runs by SIGKILL at seeded random moments of a process's life, goes on
 * with each by `--resume`, which is killed as well, and compares every run that
 * ends with an undisturbed one.
 *
 * @param folder for scan and runs; must exist
 * @returns a row for each kill, and one for each run that ended
 */
export async function killRuns(
  folder: string,
  { kills, seed, onRow }: {
    readonly kills: number;
    readonly seed: number;
    readonly onRow?: (row: FaultRow) => void;
  },
): Promise<FaultRow[]> {
  const scan = join(folder, "scan.npy");
  await writeSmallScan(scan);
  const whole = join(folder, "undisturbed");
  const begin = [scan, ...SMALL_OPTIONS, "--out"];
  const undisturbed = await runProcess([...begin, whole]);
  if (undisturbed.code > 1) throw new Error(undisturbed.said);

  const random = new RandomStream(seed, "moments");
  const rows: FaultRow[] = [];
  const tell = (row: FaultRow) => {
    rows.push(row);
    onRow?.(row);
  };
  const command = () =>
    `deno task faults --only kill --kills ${killed} --seed ${seed}`;
  let killed = 0;
  let runs = 0;
  let out = join(folder, "run-0");
  let begun = false;
  let ownKills = 0;
  while (killed < kills || begun) {
    // The last run is let to its end.
    const moment = random.uniform() * undisturbed.seconds;
    const ended = await runProcess(
      begun ? ["--resume", out] : [...begin, out],
      killed < kills ? { killAfter: moment } : {},
    );
    if (ended.signal === "SIGKILL") {
      killed++;
      ownKills++;
      // It may have had its name already, and only not ended yet.
      if (await pathExists(out)) {
        const differing = await differingArrays(whole, out);
        tell({
          fault: `kill -9 after ${moment.toFixed(2)} s, behind its last write`,
          held: differing.length === 0,
          found: differing.length === 0
            ? "all arrays byte-identical to the undisturbed run's"
            : `differs in ${differing.join(", ")}`,
          command: command(),
        });
        begun = false;
        ownKills = 0;
        out = join(folder, `run-${++runs}`);
        continue;
      }
      const { whole: stages, broken } = await keptStages(`${out}.partial`);
      begun = await Deno.lstat(join(`${out}.partial`, "plan.json"))
        .then(() => true, () => false);
      tell({
        fault: `kill -9 after ${moment.toFixed(2)} s`,
        held: broken.length === 0,
        found: begun
          ? `${stages.length} stages whole, ${broken.length} broken`
          : "nothing had begun",
        command: command(),
      });
      continue;
    }
    const differing = ended.code > 1 ? [] : await differingArrays(whole, out);
    tell({
      fault: ownKills === 0
        ? "a run that ended before its kill"
        : `a run that was killed, ${ownKills} in all, gone on with to its end`,
      held: ended.code <= 1 && differing.length === 0,
      found: ended.code > 1
        ? ended.said
        : differing.length === 0
        ? "all arrays byte-identical to the undisturbed run's"
        : `differs in ${differing.join(", ")}`,
      command: command(),
    });
    if (ended.code > 1) break;
    begun = false;
    ownKills = 0;
    out = join(folder, `run-${++runs}`);
  }
  return rows;
}
