import type { ScanSource } from "../../scan/scan_source.ts";

/** The scan that a run was made of, as far as it can be had. */
export type RunInput =
  | {
    /** The scan, open. */
    readonly source: ScanSource;
    /** How it was found, as a sentence. */
    readonly found: string;
    /** What was checked, as sentences. */
    readonly checks: readonly string[];
  }
  | {
    /** Why there is no scan and what to do, as sentences. */
    readonly missing: string;
  };
