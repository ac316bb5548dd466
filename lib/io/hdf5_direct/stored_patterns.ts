import type { ScanRegion } from "../../scan/scan_region.ts";

/** What gives a scan's values as they are stored, see `ScanSource`. */
export interface StoredPatterns {
  /** Fills `target` with the values of a rectangle, each with its lowest byte first. */
  readStored(region: ScanRegion, target: Uint8Array): Promise<void>;
}
