import type { Engine } from "../../compute/engine.ts";
import { relieveMemory } from "../../compute/relieve_memory.ts";
import { checkMemory } from "./check_memory.ts";
import type { MemoryFacts } from "./memory_facts.ts";
import { stageNeeds } from "./stage_needs.ts";
import { streamNeed } from "./stream_need.ts";

/** The stage and its ceiling. */
export interface FitStageOptions {
  /** The stage that runs next. */
  readonly stage: string;
  /** Bytes that the process may take; undefined where there is no ceiling. */
  readonly ceiling: number | undefined;
}

/**
 * The engine as a stage is to use it: with blocks that fit what the ceiling
 * leaves, and without what earlier stages left behind. Without a ceiling it is
 * the engine as it is.
 *
 * @throws {MemoryError} where this stage, or one after it, cannot fit
 */
export async function fitStage(
  engine: Engine,
  facts: MemoryFacts,
  { stage, ceiling }: FitStageOptions,
): Promise<Engine> {
  if (ceiling === undefined) return engine;
  checkMemory(facts, ceiling, stage);
  const moments = stage === "measure";
  const least = streamNeed(facts, { moments, room: 0 });
  const need = stageNeeds(facts).find((need) => need.stage === stage);
  // What is not a pass has no blocks: the least does no harm.
  const room = ceiling - (need?.least ?? ceiling) + least.bytes;
  const { blockBytes, stripeBytes } = streamNeed(facts, { moments, room });
  const fitted = { ...engine, blocks: { blockBytes, stripeBytes } };
  await relieveMemory(fitted);
  return fitted;
}
