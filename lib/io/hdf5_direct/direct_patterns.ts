import { type FrameLayout, FrameScan } from "../frames/frame_scan.ts";
import type { ScanFile } from "../scan_file.ts";
import {
  ChunkedPatterns,
  type ChunkedPatternsOptions,
} from "./chunked_patterns.ts";
import type { StoredPatterns } from "./stored_patterns.ts";

/** How a dataset's values are read past the HDF5 library. It survives structured cloning. */
export type DirectPlan =
  | { readonly kind: "contiguous"; readonly layout: FrameLayout }
  | { readonly kind: "chunked"; readonly options: ChunkedPatternsOptions };

/** What reads a dataset's values from its file as planned. */
export function directPatterns(
  file: ScanFile,
  plan: DirectPlan,
): StoredPatterns {
  return plan.kind === "contiguous"
    ? new FrameScan(file, plan.layout)
    : new ChunkedPatterns(file, plan.options);
}
