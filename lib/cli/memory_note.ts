import { expectedNeed } from "../recipe/memory/expected_need.ts";
import type { MemoryFacts } from "../recipe/memory/memory_facts.ts";
import { memoryText } from "../recipe/memory/memory_text.ts";

/**
 * What a person should know of a run's memory before it begins: a line where
 * more is expected than the ceiling allows or, without one, than the machine
 * has free; else nothing.
 *
 * @param free bytes that the machine has free; undefined where nobody knows
 */
export function memoryNote(
  facts: MemoryFacts,
  { ceiling, free = freeMemory() }: {
    readonly ceiling: number | undefined;
    readonly free?: number | undefined;
  },
): string | undefined {
  const { bytes, features } = expectedNeed(facts);
  const expected = `Memory: about ${
    memoryText(bytes)
  } if the features are some ${features} pixels, which the first pass will tell`;
  if (ceiling !== undefined) {
    return bytes > ceiling
      ? `${expected}: with more than fit into ${
        memoryText(ceiling)
      } the run ends there, to go on with a higher --memory`
      : undefined;
  }
  return free !== undefined && bytes > free
    ? `${expected}; ${
      memoryText(free)
    } are free. --memory sets a ceiling, --without umap,networks takes less`
    : undefined;
}

function freeMemory(): number | undefined {
  try {
    return Deno.systemMemoryInfo().available;
  } catch {
    return undefined;
  }
}
