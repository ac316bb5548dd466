import type { Engine } from "../compute/engine.ts";
import type { ScanOrigin } from "../scan/scan_origin.ts";
import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import {
  loadBlock,
  type LoadBlockOptions,
  type PatternBlock,
} from "./load_block.ts";
import { workerSource } from "./worker_source.ts";

interface LoadBlockArgument {
  readonly origin: ScanOrigin;
  readonly region: ScanRegion;
  readonly options: LoadBlockOptions;
}

/** `loadBlock` for a worker thread. */
export async function loadBlockTask(
  { origin, region, options }: LoadBlockArgument,
): Promise<PatternBlock> {
  return await loadBlock(await workerSource(origin), region, options);
}

/**
 * Gives blocks in the order asked for while the engine's workers already read
 * the next ones, one each.
 */
export async function* prefetchBlocks(
  source: ScanSource,
  regions: readonly ScanRegion[],
  { engine, ...options }: LoadBlockOptions & { readonly engine: Engine },
): AsyncGenerator<PatternBlock> {
  const { origin } = source;
  const start = (region: ScanRegion): Promise<PatternBlock> => {
    if (origin === undefined) return loadBlock(source, region, options);
    const argument: LoadBlockArgument = { origin, region, options };
    return engine.pool.run(
      { module: import.meta.url, name: "loadBlockTask" },
      argument,
    );
  };
  const ahead: Promise<PatternBlock>[] = [];
  let next = 0;
  try {
    while (next < regions.length || ahead.length > 0) {
      while (ahead.length < engine.pool.size && next < regions.length) {
        ahead.push(start(regions[next++]));
      }
      yield await ahead.shift()!;
    }
  } finally {
    // Whoever stops early has no use for the errors of blocks still being read.
    await Promise.allSettled(ahead);
  }
}
