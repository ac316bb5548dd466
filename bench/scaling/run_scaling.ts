import { InputError } from "../../lib/scan/input_error.ts";
import { junctionFile } from "../junction/junction_file.ts";
import { openSubject } from "../peer/open_subject.ts";
import type { ScalingSeries } from "../record/scaling_file.ts";
import { STAGES, stagesWithNeeds } from "../stage/stages.ts";
import { ourSubject } from "../subject/our_subject.ts";
import {
  type OpenedSize,
  scaleAxis,
  type ScaleAxisOptions,
} from "./scale_axis.ts";

/** What is varied, with the sizes that it takes. */
export interface ScalingAxis {
  readonly axis: "scan" | "detector";
  /** In rising order. */
  readonly sides: readonly number[];
  /** Side of the other one. */
  readonly otherSide: number;
}

/** What is timed, and how. */
export interface RunScalingOptions extends
  Pick<
    ScaleAxisOptions,
    "engine" | "repeats" | "budget" | "floor" | "say"
  > {
  readonly axes: readonly ScalingAxis[];
  /** Names of the stages; null for all. */
  readonly stages: readonly string[] | null;
  readonly seed: number;
}

/** Bytes of a stored value: benches write float32. */
const VALUE_BYTES = 4;

/**
 * Times stages along each axis. All sizes of an axis are open at once, each in
 * a process of its own, so that they can take turns; their files lie in the
 * temporary folder meanwhile. Along an axis every property of the junction but
 * the size stays: the preset too.
 *
 * @throws {InputError} where a scan cannot be opened
 */
export async function runScaling(
  options: RunScalingOptions,
): Promise<ScalingSeries[]> {
  const names = options.stages ?? STAGES.map(({ name }) => name);
  const series: ScalingSeries[] = [];
  for (const axis of options.axes) {
    await using opened = new AsyncDisposableStack();
    const sizes: OpenedSize[] = [];
    for (const side of axis.sides) {
      sizes.push(await openSize(opened, { ...options, ...axis, side }));
    }
    series.push(
      ...await scaleAxis(sizes, {
        ...options,
        ...axis,
        stages: stagesWithNeeds(names),
        isWanted: (stage) => names.includes(stage),
      }),
    );
  }
  return series;
}

/** Writes the scan of one size and opens it in a process; both go with the stack. */
async function openSize(
  opened: AsyncDisposableStack,
  { axis, side, otherSide, engine, seed, say }:
    & Omit<ScalingAxis, "sides">
    & Pick<RunScalingOptions, "engine" | "seed" | "say">
    & { readonly side: number },
): Promise<OpenedSize> {
  const [scan, detector] = axis === "scan"
    ? [side, otherSide]
    : [otherSide, side];
  say(`write the scan, ${scan} x ${scan} x ${detector} x ${detector}`);
  const junction = opened.use(
    await junctionFile({
      scan,
      detector,
      seed,
      ...axis === "detector" && { preset: "quick" },
    }),
  );
  const started = await openSubject(ourSubject(), {
    file: junction.path,
    engine,
    seed,
  });
  if (started.subject === null) {
    throw new InputError(`Cannot time ${junction.size}: ${started.why}`);
  }
  return {
    side,
    count: side * side,
    scanBytes: VALUE_BYTES * (scan * detector) ** 2,
    subject: opened.use(started.subject),
  };
}
