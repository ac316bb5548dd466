import { resolve } from "node:path";
import type { ScanPreview } from "../inspect/preview_scan.ts";
import type { FileContents } from "../io/file_contents.ts";
import type { ScanSource } from "../scan/scan_source.ts";

/** What a scan says of itself. */
export interface InspectedScan
  extends Pick<ScanSource, "name" | "shape" | "dtype" | "calibration"> {
  /** Whether its truth is known. */
  readonly hasTruth: boolean;
}

/** What `inspect` found. */
export interface Inspection {
  readonly file: string;
  readonly contents: FileContents;
  /** Absent where no dataset could be chosen. */
  readonly scan?: InspectedScan;
  readonly preview?: ScanPreview;
  readonly plan: readonly string[];
  /** Files of pictures that were written. */
  readonly pictures: readonly string[];
}

/** What `inspect --json` prints. */
export function inspectionJson(
  { file, contents, scan, preview, plan, pictures }: Inspection,
): string {
  return JSON.stringify(
    {
      schema: "stem4d-inspection/1",
      exitStatus: 0,
      file: resolve(file),
      ...contents,
      scan: scan ?? null,
      preview: preview === undefined ? null : {
        step: preview.step,
        // Nothing finite was seen: neither least nor largest value.
        range: preview.range.every(Number.isFinite) ? preview.range : null,
        notFinite: preview.notFinite,
      },
      plan,
      pictures: pictures.map((path) => resolve(path)),
    },
    null,
    2,
  );
}
