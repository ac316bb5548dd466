import type { RunResult } from "../../../lib/run/run_result.ts";
import type { PeersFile } from "../../record/peers_file.ts";
import { peersBlock } from "./peers_block.ts";
import { quickBlock } from "./quick_block.ts";
import { replaceBlock } from "./replace_block.ts";

/** Records behind the README's figures. */
export interface ReadmeRecords {
  /** `reports/quick/result.json`. */
  readonly quick: RunResult;
  /** `reports/bench/peers.json`; null where it was never made. */
  readonly peers: PeersFile | null;
}

/**
 * The README with its marked blocks made anew from the records.
 *
 * @throws {InputError} where a mark is missing or the quick run lacks a figure
 */
export function renderReadme(
  text: string,
  { quick, peers }: ReadmeRecords,
): string {
  return replaceBlock(
    replaceBlock(text, { name: "bench:quick", body: quickBlock(quick) }),
    { name: "bench:peers", body: peersBlock(peers) },
  );
}
