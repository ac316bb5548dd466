import { extname } from "node:path";
import { InputError } from "../../scan/input_error.ts";
import { checkScanShape } from "../frames/check_scan_shape.ts";
import { FrameScan } from "../frames/frame_scan.ts";
import type { OpenScanOptions } from "../open_scan_options.ts";
import type { ScanFile } from "../scan_file.ts";
import type { ScanFormat } from "../scan_format.ts";

/** Rows of a stored frame; the last two hold the detector's own notes. */
const frameRows = 130;
/** Rows of the image, and columns of both. */
const imageSize = 128;
const frameBytes = frameRows * imageSize * 4;

/**
 * The EMPAD detector's raw file: frames of 130 x 128 float32, little-endian,
 * without a header. The first 128 rows of each are the image.
 */
export const empadFormat: ScanFormat = {
  name: "EMPAD (.raw)",
  options: ["scan"],

  recognises(file) {
    return extname(file.name).toLowerCase() === ".raw";
  },

  // deno-lint-ignore require-await -- other formats wait for their libraries
  async open(file, options, origin) {
    if (file.size % frameBytes !== 0) {
      throw new InputError(
        `Cannot read ${file.path} as an EMPAD scan as its ${file.size} bytes are no whole number of frames of ${frameBytes} bytes (130 x 128 float32): it is truncated or not from an EMPAD`,
      );
    }
    const frames = file.size / frameBytes;
    const [rows, columns] = scanSize(file, { frames, given: options.scan });
    return new FrameScan(file, {
      kind: "empad",
      shape: checkScanShape([rows, columns, imageSize, imageSize], file.path),
      type: "float32",
      bigEndian: false,
      offset: 0,
      stride: frameBytes,
      origin: origin({ scan: [rows, columns] }),
    });
  },
};

/** Scan rows and columns: from the option, the file's name, or a square. */
function scanSize(
  file: ScanFile,
  options: {
    readonly frames: number;
    readonly given: OpenScanOptions["scan"];
  },
): readonly [rows: number, columns: number] {
  const { frames, given } = options;
  const named = /(?:^|[^a-z0-9])x(\d+)_y(\d+)(?![0-9])/i.exec(file.name);
  if (given === undefined && named === null) {
    const side = Math.sqrt(frames);
    if (Number.isInteger(side)) return [side, side];
    throw new InputError(
      `Cannot tell the scan's size of ${file.path} as its ${frames} frames make no square and its name states none: give scan rows and columns, or name the file like scan_x256_y128.raw (256 columns, 128 rows)`,
    );
  }
  const [rows, columns] = given ?? [Number(named![2]), Number(named![1])];
  if (rows * columns !== frames) {
    throw new InputError(
      `Cannot read ${file.path} as a scan of ${rows} rows x ${columns} columns, as ${
        given === undefined ? "its name states" : "given"
      }: that makes ${
        rows * columns
      } frames, but there are ${frames}; give the right scan rows and columns`,
    );
  }
  return [rows, columns];
}
