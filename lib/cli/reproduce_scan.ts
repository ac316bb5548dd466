import type { Engine } from "../compute/engine.ts";
import { checkMemory } from "../recipe/memory/check_memory.ts";
import { MemoryError } from "../recipe/memory/memory_error.ts";
import { memoryText } from "../recipe/memory/memory_text.ts";
import type { RecipeProgress } from "../recipe/stage_clock.ts";
import { planRun, type RunStart } from "../run/partial/run_plan.ts";
import { openRunFolder } from "../run/run_folder.ts";
import type { RunResult } from "../run/run_result.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { analyseScan, type AnalyseScanOptions } from "./analyse_scan.ts";
import { saysForGood } from "./says_for_good.ts";

/** What `reproduce` is asked for. */
export interface ReproduceOptions
  extends
    Omit<AnalyseScanOptions, "keeper" | "resumed" | "yardstick" | "onRecipe"> {
  /** Folder of the run; must not exist. */
  readonly out: string;
  /** Whether the networks are held against the yardstick. Default false. */
  readonly yardstick?: boolean;
  /** Whether a run that was broken off is gone on with. Default false. */
  readonly resume?: boolean;
  /** How the command line began the run; default: something else did. */
  readonly start?: RunStart | undefined;
  /** Command that goes on with the run. Default: `--resume` of the folder. */
  readonly resumeCommand?: string | undefined;
  /** Called where the run ends early and a part of it is left to go on with. */
  readonly onKept?: ((resumeCommand: string) => void) | undefined;
  readonly onProgress?: ((progress: RecipeProgress) => void) | undefined;
}

/** Exit status of a program that Ctrl-C ended, by the shells' convention. */
const INTERRUPTED = 130;

/**
 * Runs the recipe on a scan, scores it, and writes the run folder with its
 * report. Every stage is kept as it is complete: a run that Ctrl-C, a kill, a
 * full disk or the adapter broke off is gone on with. One that the input does
 * not allow leaves nothing behind.
 *
 * @throws {InputError} where the input cannot be analysed or the run not be
 *   written
 * @throws {MemoryError} where it needs more memory than the ceiling allows:
 *   before anything is read where its sizes say so, else as soon as it is known
 * @throws {AdapterError} where the adapter fails
 */
export async function reproduce(
  source: ScanSource,
  engine: Engine,
  options: ReproduceOptions,
): Promise<{ folder: string; result: RunResult; seconds: number }> {
  const { out, resume, yardstick = false, start = null, onKept } = options;
  const resumeCommand = options.resumeCommand ??
    `deno task reproduce --resume ${out}`;
  const began = performance.now();
  const { readings, leaveOut = [], ceiling } = options;
  if (ceiling !== undefined) {
    const workers = engine.pool.size;
    const gpu = engine.gpu !== undefined;
    checkMemory(
      { source, workers, gpu, readings, leaveOut, yardstick },
      ceiling,
    );
  }
  const folder = await openRunFolder(out, {
    plan: () => planRun(source, engine, { ...options, yardstick, start }),
    resume,
    resumeCommand,
  });
  let publishing = false;
  let leaving = false;
  const onInterrupt = async () => {
    // A moment more, and the run is complete. A terminal's Ctrl-C comes more
    // than once through tasks.
    if (publishing || leaving) return;
    leaving = true;
    await folder.leave("Ctrl-C");
    onKept?.(resumeCommand);
    Deno.exit(INTERRUPTED);
  };
  Deno.addSignalListener("SIGINT", onInterrupt);
  try {
    // What draws the report is large: it is loaded while the workers measure,
    // so that neither the start nor the report waits for it.
    let drawing: Promise<typeof import("../report/write_report.ts")>;
    const { result, files } = await analyseScan(source, engine, {
      ...options,
      onRecipe: () => {
        drawing = import("../report/write_report.ts");
        // A failure is told where it is awaited.
        drawing.catch(() => {});
      },
      yardstick,
      command: folder.plan.command,
      keeper: folder.keeper,
      resumed: folder.resumed,
    });
    await folder.begin();
    await folder.write(files);
    const { writeReport } = await drawing!;
    await writeReport(folder.path);
    publishing = true;
    return {
      folder: await folder.publish(),
      result,
      seconds: (performance.now() - began) / 1000,
    };
  } catch (error) {
    if (saysForGood(error)) {
      await folder.discard();
    } else {
      await folder.leave((error as Error).message);
      // With what it lacked, where that is known.
      const more = error instanceof MemoryError &&
          options.resumeCommand === undefined
        ? ` --memory ${memoryText(error.needed)}`
        : "";
      onKept?.(resumeCommand + more);
    }
    throw error;
  } finally {
    Deno.removeSignalListener("SIGINT", onInterrupt);
  }
}
