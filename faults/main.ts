import { fillDisk } from "./fill_disk.ts";
import type { FaultRow } from "./fault_row.ts";
import { killRuns } from "./kill_runs.ts";

/** `deno task faults [KILLS] [SEED]`: tries every fault and prints a table. */
const [kills = "30", seed = "0"] = Deno.args;
const folder = await Deno.makeTempDir({ prefix: "stem4d-faults-" });
let failed = 0;
const tell = ({ fault, held, found }: FaultRow) => {
  if (!held) failed++;
  console.log(`| ${fault} | ${held ? "held" : "BROKEN"} | ${found} |`);
};
try {
  console.log("| fault | promise | found |\n| --- | --- | --- |");
  await killRuns(folder, {
    kills: Number(kills),
    seed: Number(seed),
    onRow: tell,
  });
  for (const kibibytes of [64, 256, 512, 1024]) {
    const own = `${folder}/disk-${kibibytes}`;
    await Deno.mkdir(own);
    tell(await fillDisk(own, { whole: `${folder}/undisturbed`, kibibytes }));
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
Deno.exit(failed === 0 ? 0 : 1);
