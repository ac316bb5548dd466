import type { ScanOrigin } from "../scan/scan_origin.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import type { OpenScanOptions } from "./open_scan_options.ts";
import type { ScanFile } from "./scan_file.ts";

/** A file format that holds scans: an entry of `openScan`'s registry. */
export interface ScanFormat {
  /** What people call it, with its usual endings. */
  readonly name: string;
  /** Options that mean something to it. */
  readonly options: readonly (keyof OpenScanOptions)[];
  /** Whether the file is of this format, from its first bytes or its name. */
  recognises(file: ScanFile): boolean;
  /**
   * Makes a source of the file, which it then owns and closes.
   *
   * @param origin Gives the source's `origin`, once the format knows which
   * options reopen exactly this scan.
   */
  open(
    file: ScanFile,
    options: OpenScanOptions,
    origin: (options: OpenScanOptions) => ScanOrigin,
  ): Promise<ScanSource>;
}
