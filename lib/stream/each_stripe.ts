import { collectGarbage } from "../compute/collect_garbage.ts";
import type { Engine } from "../compute/engine.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { scanStripes } from "./scan_stripes.ts";
import { workerSource } from "./worker_source.ts";
import type { ScanOrigin } from "../scan/scan_origin.ts";

/** Work on one stripe of scan columns, row after row. */
export type StripeWork<Options, Result> = (
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  options: Options,
  onPosition: (positions: number) => void,
) => Promise<Result>;

/** What a worker is sent. */
export interface StripeArgument<Options> {
  /** How to open the scan. */
  readonly origin: ScanOrigin;
  /** Columns to work on. */
  readonly stripe: readonly [x0: number, x1: number];
  /** Options of the work. */
  readonly options: Options;
  /** Whether the memory of the work is given back as soon as it is done. */
  readonly frugal: boolean;
}

/** Which worker task does the work, and the same work as a plain function. */
export interface EachStripeOptions<Options, Result> {
  /** Module that exports the task made by `stripeTask`. */
  readonly module: string;
  /** Name of that export. */
  readonly task: string;
  /** The work itself, for sources that only this thread can read. */
  readonly work: StripeWork<Options, Result>;
  /** Options of the work. */
  readonly options: Options;
  /** Bytes that the work holds for each column of a stripe; default none. */
  readonly columnBytes?: number;
  /** Called as positions are done. */
  readonly onProgress?: OnProgress | undefined;
}

/** Bytes that a stripe's columns may take: well within what WebAssembly can address. */
const STRIPE_BYTES = 2 ** 30;

/**
 * Shares a pass over the scan out over the engine's workers, one stripe of
 * columns each, more and narrower ones where the columns need much memory or
 * the engine has little, and gives the stripes' results in order of their
 * columns. A source without an origin is read by the calling thread.
 */
export async function eachStripe<Options, Result>(
  source: ScanSource,
  engine: Engine,
  { module, task, work, options, columnBytes = 0, onProgress }:
    EachStripeOptions<
      Options,
      Result
    >,
): Promise<Result[]> {
  const total = source.shape.scan[0] * source.shape.scan[1];
  let done = 0;
  const onPosition = (positions: number) => {
    done += positions;
    onProgress?.({ done, total });
  };
  const { origin } = source;
  const frugal = engine.blocks !== undefined;
  const stripeBytes = engine.blocks?.stripeBytes ?? STRIPE_BYTES;
  const least = Math.ceil(source.shape.scan[1] * columnBytes / stripeBytes);
  if (origin === undefined) {
    const results: Result[] = [];
    for (const stripe of scanStripes(source, Math.max(1, least))) {
      results.push(await work(source, stripe, options, onPosition));
      if (frugal) collectGarbage();
    }
    return results;
  }
  return await Promise.all(
    scanStripes(source, Math.max(engine.pool.size, least)).map((stripe) => {
      const argument: StripeArgument<Options> = {
        origin,
        stripe,
        options,
        frugal,
      };
      return engine.pool.run<Result>({ module, name: task }, argument, {
        onReport: (value) => onPosition(value as number),
      });
    }),
  );
}

/** Makes the worker task of some stripe work. */
export function stripeTask<Options, Result>(work: StripeWork<Options, Result>) {
  return async (
    argument: StripeArgument<Options>,
    report: (value: unknown) => void,
  ): Promise<Result> => {
    const source = await workerSource(argument.origin);
    const result = await work(
      source,
      argument.stripe,
      argument.options,
      report,
    );
    if (argument.frugal) collectGarbage();
    return result;
  };
}
