import { fileURLToPath } from "node:url";
import { launchArguments } from "../../lib/cli/launch/launch_arguments.ts";
import { processMemory } from "../subject/process_memory.ts";

/** A stage as it ended. */
export interface WatchedStage {
  readonly title: string;
  /** Largest resident memory of the process in it, bytes. */
  readonly peak: number;
}

/** A run as it ended. */
export interface WatchedRun {
  readonly code: number;
  readonly stages: readonly WatchedStage[];
  /** Largest resident memory of the process, bytes. */
  readonly peak: number;
  /** Wall time in seconds. */
  readonly seconds: number;
  /** What it said on standard error. */
  readonly said: string;
}

/** Milliseconds between two looks at the memory: the kernel keeps the peak between them. */
const LOOK_EVERY = 2000;

/** Runs `deno task reproduce` with arguments and looks at its memory, on Linux. */
export async function watchRun(
  args: readonly string[],
  onStage: (stage: WatchedStage) => void = () => {},
): Promise<WatchedRun> {
  const start = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: await launchArguments("reproduce", args),
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let stagePeak = 0;
  let peak = 0;
  let ended = false;
  const look = async () => {
    const now = await processMemory.peak(child.pid);
    if (now === null) return;
    stagePeak = Math.max(stagePeak, now);
    peak = Math.max(peak, now);
  };
  const looking = (async () => {
    while (!ended) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  })();
  const stages: WatchedStage[] = [];
  const said = new Response(child.stderr).text();
  let rest = "";
  for await (
    const text of child.stdout.pipeThrough(new TextDecoderStream())
  ) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      // "12.0 s  align, dark field, deviations  0.33 GB/s"
      const title = /^\s*[\d.,]+ (?:s|min)\s{2}(.*)$/.exec(line)?.[1];
      if (title === undefined) continue;
      await look();
      const stage = { title, peak: stagePeak };
      stages.push(stage);
      onStage(stage);
      await processMemory.reset(child.pid);
      stagePeak = 0;
    }
  }
  const { code } = await child.status;
  ended = true;
  await looking;
  const seconds = (performance.now() - start) / 1000;
  return { code, stages, peak, seconds, said: (await said).trim() };
}
