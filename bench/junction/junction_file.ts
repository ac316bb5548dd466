import { join } from "node:path";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import type { JunctionSpecification } from "../../fixtures/junction/junction_specification.ts";
import { writeHdf5Scan } from "../../lib/io/write_hdf5_scan.ts";

/** What junction is written. */
export interface JunctionFileOptions {
  /** Rows and columns of the scan, 32 to 2048. */
  readonly scan: number;
  /** Rows and columns of the detector, 32 to 512; default: `usualDetector`. */
  readonly detector?: number | undefined;
  /** Default: "quick" for a detector of up to 93 pixels, else "published". */
  readonly preset?: "quick" | "published";
  /** Fields of the preset to replace beside the sizes. */
  readonly overrides?: Partial<JunctionSpecification>;
  readonly seed: number;
  /**
   * Whether Ctrl-C removes the file and ends the process; default true. False
   * where the caller sees to both.
   */
  readonly endOnSignal?: boolean;
}

/** A scan's file that goes when it is disposed of, or with Ctrl-C. */
export interface JunctionFile extends AsyncDisposable {
  readonly path: string;
  /** For example "96 x 96 x 62 x 62". */
  readonly size: string;
}

/** What ends a bench early. */
const ENDING_SIGNALS = Deno.build.os === "windows"
  ? ["SIGINT"] as const
  : ["SIGINT", "SIGTERM"] as const;
/** Exit status of a program that Ctrl-C ended, by the shells' convention. */
const INTERRUPTED = 130;

/** Detector that benches take with a scan: the quick one up to 128, then the published one. */
export function usualDetector(scan: number): number {
  return scan <= 128 ? 62 : 124;
}

/**
 * Writes a synthetic junction with its truth to a temporary HDF5 file,
 * uncompressed, as the published scan is. A detector of up to 93 pixels gives
 * the quick junction's electrons, a larger one the published ones.
 *
 * @throws {InputError} where a size cannot be made
 */
export async function junctionFile(
  {
    scan,
    detector = usualDetector(scan),
    preset = detector <= 93 ? "quick" : "published",
    overrides,
    seed,
    endOnSignal = true,
  }: JunctionFileOptions,
): Promise<JunctionFile> {
  const source = createJunction({
    scale: preset,
    seed,
    overrides: { ...overrides, scanSize: scan, detectorSize: detector },
  });
  const folder = await Deno.makeTempDir({ prefix: "stem4d-bench-" });
  // The scan may be 4 GB: it goes with whatever ends the process. Subjects
  // leave by themselves when their input ends.
  const onSignal = () => {
    Deno.removeSync(folder, { recursive: true });
    Deno.exit(INTERRUPTED);
  };
  const signals = endOnSignal ? ENDING_SIGNALS : [];
  for (const signal of signals) Deno.addSignalListener(signal, onSignal);
  const dispose = async () => {
    for (const signal of signals) Deno.removeSignalListener(signal, onSignal);
    await Deno.remove(folder, { recursive: true });
  };
  const path = join(folder, "junction.h5");
  try {
    await writeHdf5Scan(path, source, { compression: "none" });
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    path,
    size: [...source.shape.scan, ...source.shape.detector].join(" x "),
    [Symbol.asyncDispose]: dispose,
  };
}
