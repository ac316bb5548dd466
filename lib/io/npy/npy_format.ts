import { InputError } from "../../scan/input_error.ts";
import { checkScanShape } from "../frames/check_scan_shape.ts";
import { elementBytes } from "../element/element_bytes.ts";
import { FrameScan } from "../frames/frame_scan.ts";
import { npyHeader } from "./npy_header.ts";
import { npyType } from "./npy_type.ts";
import type { ScanFile } from "../scan_file.ts";
import type { ScanFormat } from "../scan_format.ts";

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** NumPy's array file: a short header, then the values. */
export const npyFormat: ScanFormat = {
  name: "NumPy (.npy)",
  options: [],

  recognises(file) {
    if (file.size < 8) return false;
    const start = bytes(file, 0, magic.length);
    return magic.every((byte, index) => start[index] === byte);
  },

  // deno-lint-ignore require-await -- other formats wait for their libraries
  async open(file, _options, origin) {
    const { descr, fortranOrder, shape: sizes, offset } = npyHeader(
      file.path,
      (position, count) => bytes(file, position, count),
    );
    const stored = npyType(descr);
    if (stored === undefined) {
      const complex = /^[<>|=]?c\d+$/.test(descr);
      throw new InputError(
        `Cannot read ${file.path} as a scan as its values are of the NumPy type ${descr}${
          complex ? " (complex numbers)" : ""
        }: wanted integers or floats of up to 64 bits`,
      );
    }
    const shape = checkScanShape(sizes, file.path);
    if (fortranOrder) {
      throw new InputError(
        `Cannot read ${file.path} as a scan as its array is in Fortran order, where a pattern's pixels lie far apart: save it again with numpy.save(path, numpy.ascontiguousarray(array))`,
      );
    }
    const stride = shape.detector[0] * shape.detector[1] *
      elementBytes(stored.type);
    const needed = offset + shape.scan[0] * shape.scan[1] * stride;
    if (needed > file.size) {
      throw new InputError(
        `Cannot read ${file.path} as a scan as the file is truncated: its header tells of ${
          sizes.join(" x ")
        } values of type ${stored.type}, which makes ${needed} bytes, but there are ${file.size}; copy or download it again`,
      );
    }
    return new FrameScan(file, {
      kind: "npy",
      shape,
      ...stored,
      offset,
      stride,
      origin: origin({}),
    });
  },
};

function bytes(file: ScanFile, position: number, count: number): Uint8Array {
  const target = new Uint8Array(count);
  file.read(position, target);
  return target;
}
