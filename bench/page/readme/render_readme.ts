import { wrap } from "../../../lib/cli/help_text.ts";
import type { RunResult } from "../../../lib/run/run_result.ts";
import type { PeersFile } from "../../record/peers_file.ts";
import type { ReferenceRecords } from "../../reference/reference_records.ts";
import { answer } from "../../reference/section/answer.ts";
import { peersBlock } from "./peers_block.ts";
import { quickBlock } from "./quick_block.ts";
import { replaceBlock } from "./replace_block.ts";

/** Records behind the README's figures. */
export interface ReadmeRecords {
  /** `reports/quick/result.json`. */
  readonly quick: RunResult;
  /** `reports/bench/peers.json`; null where it was never made. */
  readonly peers: PeersFile | null;
  /** `reports/bench/published/peers.json`, the published scale; likewise. */
  readonly published: PeersFile | null;
  /** What the page in plain words is written from. */
  readonly reference: ReferenceRecords;
}

/** Stages that the README shows beside the sums; the page has all. */
const STAGES = [
  "neighbours",
  "umap",
  "kmeans-lloyd",
  "level3",
  "ae-step",
  "vae-step",
  "encode",
];

/**
 * The README with its marked blocks made anew from the records.
 *
 * @throws {InputError} where a mark is missing or the quick run lacks a figure
 */
export function renderReadme(
  text: string,
  { quick, peers, published, reference }: ReadmeRecords,
): string {
  const blocks = [
    { name: "reference", body: wrap(answer(reference), 80).join("\n") },
    { name: "bench:quick", body: quickBlock(quick) },
    { name: "bench:peers", body: peersBlock(peers, { stages: STAGES }) },
    {
      name: "bench:peers-published",
      body: peersBlock(published, { stages: STAGES, scan: 256 }),
    },
  ];
  return blocks.reduce(replaceBlock, text);
}
