import { collectGarbage } from "./collect_garbage.ts";
import type { Engine } from "./engine.ts";

/**
 * Gives back what the stages so far left behind: idle threads go with their
 * memory, and this thread's garbage is collected. Without a ceiling nothing is
 * done, since threads that start again cost time.
 */
export async function relieveMemory(
  engine: Pick<Engine, "blocks" | "pool">,
): Promise<void> {
  if (engine.blocks === undefined) return;
  engine.pool.rest();
  // What the last stage's promises still hold is let go first.
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
}
