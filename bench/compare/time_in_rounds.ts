import type { PairedSamples } from "../statistics/paired_change.ts";

/** A revision's process that has opened the scan; SubjectProcess is one. */
export interface ComparedSubject {
  /** Runs a stage once; seconds as the process timed it. */
  run(stage: string): Promise<{ readonly seconds: number }>;
  /** Tells what a stage that has run worked on. */
  describe(stage: string): Promise<{ readonly size: string }>;
  /** Ends the process. */
  close(): Promise<void>;
}

/** The two revisions. */
export type Side = "before" | "after";

/** What is timed, and how often. */
export interface TimeInRoundsOptions {
  /** Stages in the order in which they run, those included that others need. */
  readonly stages: readonly string[];
  /** Those of them that are compared. */
  readonly compared: ReadonlySet<string>;
  /** Rounds, each with two fresh processes. */
  readonly rounds: number;
  /** Told before each stage of each round. */
  readonly onStage?: (
    progress: { readonly round: number; readonly stage: string },
  ) => void;
  /** Ends the comparison early, by its reason thrown. */
  readonly signal?: AbortSignal;
}

/** Timings of one stage: each the fastest of the runs of a sample. */
export interface StageSamples extends PairedSamples {
  /** What the stage worked on; with an arrow where the revisions differ. */
  readonly size: string;
}

/** Seconds that the runs of a sample last together at least: many time slices of the system. */
const SAMPLE_SECONDS = 0.08;
/** Runs in a sample at most. */
const MOST_REPEATS = 40;
/** A stage longer than this has one turn of four samples a round, others two. */
const LONG_SECONDS = 0.25;

/**
 * Times stages of two revisions in rounds. Every round starts both processes
 * afresh and goes through the stages; of each it runs warm-ups and then takes
 * samples in the order before, after, after, before, in which a steady drift
 * of the machine's speed cancels. Every other round all orders are turned
 * round, so that no place in the order belongs to one side.
 *
 * @param open starts a side's process and opens the scan
 * @returns samples by stage, in the stages' order
 * @throws whatever the subjects throw, after ending both
 */
export async function timeInRounds(
  open: (side: Side) => Promise<ComparedSubject>,
  { stages, compared, rounds, onStage, signal }: TimeInRoundsOptions,
): Promise<Map<string, StageSamples>> {
  const collected = new Map(
    stages.filter((stage) => compared.has(stage)).map((stage) => [stage, {
      before: [] as number[],
      after: [] as number[],
      rounds: [] as number[],
      size: "",
    }]),
  );
  for (let round = 0; round < rounds; round++) {
    const order: readonly [Side, Side] = round % 2 === 0
      ? ["before", "after"]
      : ["after", "before"];
    const subjects = new Map<Side, ComparedSubject>();
    try {
      for (const side of order) {
        signal?.throwIfAborted();
        subjects.set(side, await open(side));
      }
      const run = async (side: Side, stage: string) => {
        signal?.throwIfAborted();
        return (await subjects.get(side)!.run(stage)).seconds;
      };
      for (const stage of stages) {
        onStage?.({ round, stage });
        const samples = collected.get(stage);
        const plan = await warmUp(order, {
          once: samples === undefined,
          run: (side) => run(side, stage),
        });
        if (samples === undefined) continue;
        if (samples.size === "") samples.size = await sizes(subjects, stage);
        const sample = async (side: Side) => {
          // What disturbs a run only makes it slower, and short ones may get
          // through undisturbed: their mean would hold every disturbance.
          let fastest = Infinity;
          for (let i = 0; i < plan.repeats; i++) {
            fastest = Math.min(fastest, await run(side, stage));
          }
          samples[side].push(fastest);
        };
        const [one, other] = order;
        for (let turn = 0; turn < plan.turns; turn++) {
          for (const side of [one, other, other, one]) await sample(side);
          samples.rounds.push(round, round);
        }
      }
    } finally {
      await Promise.all(
        [...subjects.values()].map((subject) => subject.close()),
      );
    }
  }
  return collected;
}

/** How a stage's samples of a round are made. */
interface SamplePlan {
  /** Runs in a sample. */
  readonly repeats: number;
  /** Turns of four samples. */
  readonly turns: number;
}

/** Runs both sides until they are warm and plans, alike for both, by the faster. */
async function warmUp(
  order: readonly Side[],
  { once, run }: {
    /** Where the outcome is needed but not the time. */
    readonly once: boolean;
    readonly run: (side: Side) => Promise<number>;
  },
): Promise<SamplePlan> {
  const runBoth = async () => {
    const seconds: number[] = [];
    for (const side of order) seconds.push(await run(side));
    return Math.min(...seconds);
  };
  let fastest = await runBoth();
  // The first run loads and compiles: of a short stage it says little.
  if (!once && fastest < LONG_SECONDS) fastest = await runBoth();
  return {
    repeats: Math.min(
      MOST_REPEATS,
      Math.max(1, Math.ceil(SAMPLE_SECONDS / fastest)),
    ),
    turns: fastest > LONG_SECONDS ? 1 : 2,
  };
}

async function sizes(
  subjects: ReadonlyMap<Side, ComparedSubject>,
  stage: string,
): Promise<string> {
  const before = (await subjects.get("before")!.describe(stage)).size;
  const after = (await subjects.get("after")!.describe(stage)).size;
  return before === after ? after : `${before} -> ${after}`;
}
