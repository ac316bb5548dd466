import { InputError } from "../../scan/input_error.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";

/** Largest pattern that is worked on: 1 GiB as float32, 16384 x 16384 pixels. */
const patternLimit = 2 ** 30;

/** Axes that a message shows at most; a header may tell of thousands. */
const axesShown = 10;

/**
 * Makes a scan's shape of four axis sizes that a file declares.
 *
 * @param sizes Scan rows and columns, detector rows and columns.
 * @param what The scan in words, for the message: "/data of scan.h5".
 * @throws {InputError} If there are not four, one is not a positive whole
 * number, or a single pattern would not fit into memory.
 *
 * @example
 * ```ts
 * import { deepEqual, throws } from "node:assert/strict";
 * import { checkScanShape } from "./check_scan_shape.ts";
 *
 * deepEqual(checkScanShape([3, 4, 5, 6], "it"), {
 *   scan: [3, 4],
 *   detector: [5, 6],
 * });
 * throws(() => checkScanShape([3, 0, 5, 6], "it"), /an axis is empty/);
 * ```
 */
export function checkScanShape(
  sizes: readonly number[],
  what: string,
): ScanShape {
  const given = sizes.length === 0
    ? "a single value"
    : sizes.slice(0, axesShown).join(" x ") +
      (sizes.length > axesShown ? " x ..." : "");
  if (sizes.length !== 4) {
    throw new InputError(
      `Cannot read ${what} as a scan as it has ${sizes.length} axes (${given}): wanted 4, scan rows x scan columns x detector rows x detector columns`,
    );
  }
  if (sizes.some((size) => size === 0)) {
    throw new InputError(
      `Cannot read ${what} as a scan as an axis is empty (${given}): it holds no values`,
    );
  }
  if (sizes.some((size) => !Number.isSafeInteger(size) || size < 0)) {
    throw new InputError(
      `Cannot read ${what} as a scan as its axes are beyond all measure (${given}): the file is damaged`,
    );
  }
  const [rows, columns, detectorRows, detectorColumns] = sizes;
  const patternBytes = detectorRows * detectorColumns * 4;
  if (patternBytes > patternLimit) {
    throw new InputError(
      `Cannot read ${what} as a scan as one pattern of ${detectorRows} x ${detectorColumns} pixels takes ${patternBytes} bytes: at most ${patternLimit} are worked on; are the axes in the order scan, detector?`,
    );
  }
  return {
    scan: [rows, columns],
    detector: [detectorRows, detectorColumns],
  };
}
