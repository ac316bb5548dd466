import type { Engine } from "../../compute/engine.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { eachStripe } from "../../stream/each_stripe.ts";
import { type ProjectOptions, projectStripe } from "./project_stripe.ts";

/** What `projectPatterns` needs to know. */
export interface ProjectPatternsOptions extends Omit<ProjectOptions, "target"> {
  /** Called as positions are done. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Reduces every aligned pattern to a few weighted sums over its pixels, in one
 * pass over the scan on the engine's worker threads: [position][component].
 *
 * @throws {InputError} where the scan can't be read
 * @throws {RangeError} where the weights are not a whole number of components
 */
export async function projectPatterns(
  source: ScanSource,
  engine: Pick<Engine, "kind" | "pool" | "reason" | "close">,
  { onProgress, ...project }: ProjectPatternsOptions,
): Promise<Float64Array<SharedArrayBuffer>> {
  const components = project.weights.length / project.pixels.length;
  if (!Number.isInteger(components)) {
    throw new RangeError(
      `Cannot project patterns as the weights must be a multiple of the ${project.pixels.length} pixels: ` +
        `current value is ${project.weights.length}`,
    );
  }
  const positions = source.shape.scan[0] * source.shape.scan[1];
  const target = new Float64Array(
    new SharedArrayBuffer(positions * components * 8),
  );
  await eachStripe<ProjectOptions, void>(source, engine, {
    module: new URL("./project_stripe.ts", import.meta.url).href,
    task: "projectStripeTask",
    work: projectStripe,
    options: { ...project, target },
    onProgress,
  });
  return target;
}
