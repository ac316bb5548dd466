import { junctionFile } from "../junction/junction_file.ts";
import { openSubject } from "../peer/open_subject.ts";
import { timeInTurn } from "../peer/time_in_turn.ts";
import type {
  BenchRecord,
  MachineFloor,
  StageFailure,
} from "../record/bench_file.ts";
import { STAGES, stagesWithNeeds } from "../stage/stages.ts";
import { ourSubject } from "../subject/our_subject.ts";
import type { SubjectProcess } from "../subject/subject_process.ts";
import { benchRecord } from "./bench_record.ts";

/** An engine that is benched. */
export interface SuiteEngine {
  readonly kind: "cpu" | "webgpu";
  /** The adapter's name; null on the processor. */
  readonly adapter: string | null;
}

/** What is benched. */
export interface RunSuiteOptions {
  readonly scans: readonly number[];
  readonly detector: number | undefined;
  readonly engines: readonly SuiteEngine[];
  /** What the machine can do at most, by engine; "cpu" in any case. */
  readonly floors: { readonly cpu: MachineFloor } & {
    readonly webgpu?: MachineFloor;
  };
  /** Names of the stages; null for all. */
  readonly stages: readonly string[] | null;
  readonly repeats: number;
  /** Seconds for each stage. */
  readonly seconds: number;
  readonly seed: number;
  /** Told what happens. */
  readonly say: (line: string) => void;
}

/** What came of it. */
export interface SuiteOutcome {
  readonly benches: readonly BenchRecord[];
  readonly failures: readonly StageFailure[];
}

/**
 * Times stages at each size and engine, each pair in a process of its own that
 * keeps the chain from stage to stage. A stage that fails, and those that need
 * it, are left out.
 */
export async function runSuite(
  options: RunSuiteOptions,
): Promise<SuiteOutcome> {
  const { scans, detector, engines, seed, say } = options;
  const benches: BenchRecord[] = [];
  const failures: StageFailure[] = [];
  for (const scan of scans) {
    say(`write the scan, ${scan} x ${scan} positions`);
    await using junction = await junctionFile({ scan, detector, seed });
    for (const engine of engines) {
      const started = await openSubject(ourSubject(), {
        file: junction.path,
        engine: engine.kind,
        seed,
      });
      if (started.subject === null) {
        failures.push({
          stage: "open",
          scan: junction.size,
          engine: engine.kind,
          message: started.why,
        });
        continue;
      }
      await using subject = started.subject;
      const outcome = await timeStages(subject, engine, {
        ...options,
        scan: junction.size,
      });
      benches.push(...outcome.benches);
      failures.push(...outcome.failures);
    }
  }
  return { benches, failures };
}

/** Times the stages of one size and engine, one after the other. */
async function timeStages(
  subject: SubjectProcess,
  { kind, adapter }: SuiteEngine,
  options: RunSuiteOptions & { readonly scan: string },
): Promise<SuiteOutcome> {
  const { scan, engines, floors, repeats, seconds, say } = options;
  const benches: BenchRecord[] = [];
  const failures: StageFailure[] = [];
  const names = options.stages ?? STAGES.map(({ name }) => name);
  // What runs on the processor with either engine is recorded once.
  const again = kind === "webgpu" &&
    engines.some(({ kind }) => kind === "cpu");
  for (const { name, needs, runsOn } of stagesWithNeeds(names)) {
    const lacks = needs.find((need) =>
      failures.some(({ stage }) => stage === need)
    );
    const fail = (message: string) => {
      failures.push({ stage: name, scan, engine: kind, message });
      say(`${name} failed: ${message}`);
    };
    if (lacks !== undefined) {
      fail(`${lacks}, which it needs, failed`);
      continue;
    }
    const recorded = names.includes(name) && !(again && runsOn !== "engine");
    say(`${scan} [${kind}]: ${name}`);
    const [timed] = await timeInTurn([subject], name, {
      repeats: recorded ? repeats : 1,
      seconds: recorded ? seconds : 0,
    });
    if (timed.fault !== null) fail(timed.fault.message);
    const { description, samples, peakBytes } = timed;
    if (!recorded || description?.work === undefined || samples.length === 0) {
      continue;
    }
    const engine = runsOn === "engine" ? kind : "cpu";
    benches.push(benchRecord({
      stage: name,
      scan,
      size: description.size,
      engine,
      adapter: engine === "webgpu" ? adapter : null,
      samples,
      work: description.work,
      floor: floors[engine] ?? floors.cpu,
      peakBytes,
      accuracy: description.accuracy,
    }));
  }
  return { benches, failures };
}
