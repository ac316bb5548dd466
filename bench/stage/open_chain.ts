import { openEngine } from "../../lib/compute/open_engine.ts";
import { openScan } from "../../lib/io/open_scan.ts";
import { codeReadings } from "../../lib/recipe/readings.ts";
import type { BenchChain } from "./bench_chain.ts";

/** What is opened, and with what. */
export interface OpenChainOptions {
  readonly engine: "cpu" | "webgpu";
  readonly seed: number;
}

/** A chain with what must be freed at its end. */
export interface OpenedChain extends BenchChain {
  /** Frees the engine and the file. */
  close(): void;
}

/**
 * Opens a scan's file for its stages to be timed, under the published code's
 * readings.
 *
 * @throws {InputError} where the file can't be read as a scan
 * @throws {AdapterError} where "webgpu" was asked for and there is no adapter
 */
export async function openChain(
  file: string,
  { engine: kind, seed }: OpenChainOptions,
): Promise<OpenedChain> {
  const source = await openScan(file);
  try {
    const engine = await openEngine(kind);
    return {
      source,
      engine,
      readings: codeReadings(source.shape.detector),
      seed,
      outcomes: {},
      close() {
        engine.close();
        source.close();
      },
    };
  } catch (error) {
    source.close();
    throw error;
  }
}
