import { MemoryError } from "./memory_error.ts";
import type { MemoryFacts } from "./memory_facts.ts";
import { memoryText } from "./memory_text.ts";
import type { StageNeed } from "./stage_need.ts";
import { stageNeeds } from "./stage_needs.ts";

/**
 * Refuses a run that its ceiling cannot hold, by what is known of it, with the
 * number that it needs and what would lower it.
 *
 * @param ceiling Bytes that the process may take
 * @param from First stage that is yet to run; default the first
 * @throws {MemoryError} where blocks as small as they can be are too large
 */
export function checkMemory(
  facts: MemoryFacts,
  ceiling: number,
  from?: string,
): void {
  const most = greatestNeed(facts, from);
  if (most.least <= ceiling) return;
  const { source: { shape: { scan } }, features } = facts;
  const size = `${scan[0]} x ${scan[1]} positions` +
    (features === undefined ? "" : ` with ${features} features each`);
  throw new MemoryError(
    `Cannot run within --memory ${
      memoryText(ceiling)
    } as the stage "${most.stage}" needs at least ${
      memoryText(most.least)
    } for ${size}: ${
      ["give that much or more", ...otherWays(facts, most.least, from)].join(
        ", or ",
      )
    }`,
    most.least,
  );
}

/** The stage from which on, of those yet to run, needs most. */
export function greatestNeed(facts: MemoryFacts, from?: string): StageNeed {
  const needs = stageNeeds(facts);
  const first = needs.findIndex(({ stage }) => stage === from);
  return needs.slice(Math.max(0, first)).reduce((most, need) =>
    need.least > most.least ? need : most
  );
}

/** What else would need less, with how much. */
function otherWays(
  facts: MemoryFacts,
  needed: number,
  from: string | undefined,
): string[] {
  const ways: [words: string, facts: MemoryFacts][] = [
    ["one thread (--workers 1)", { ...facts, workers: 1 }],
    ["another run --without umap,networks", {
      ...facts,
      leaveOut: ["umap", "networks"],
      yardstick: false,
    }],
  ];
  if (facts.features !== undefined && facts.features > 1) {
    ways.push(["another run with half the features (a narrower --annulus)", {
      ...facts,
      features: Math.ceil(facts.features / 2),
    }]);
  }
  return ways.flatMap(([words, other]) => {
    const { least } = greatestNeed(other, from);
    return least < 0.97 * needed ? [`${words}, ${memoryText(least)}`] : [];
  });
}
