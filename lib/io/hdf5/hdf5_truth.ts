import { InputError } from "../../scan/input_error.ts";
import type { ScanTruth } from "../../scan/scan_truth.ts";
import { hdf5ElementType } from "../hdf5_file/hdf5_element_type.ts";
import type { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import { toNumbers } from "../element/to_numbers.ts";

/**
 * The known truth that `writeHdf5Scan` puts beside a synthetic scan; undefined
 * where a file has none.
 *
 * @param scan Scan rows and columns, which the maps must have as well.
 * @throws {InputError} If a map is missing or of another size.
 */
export function hdf5Truth(
  file: Hdf5File,
  scan: readonly [rows: number, columns: number],
): ScanTruth | undefined {
  if (file.link("/truth").kind !== "group") return undefined;
  if (file.attribute("/truth", "layout")?.[0] !== "stem4d-truth/1") {
    return undefined;
  }
  const map = (name: string, components: readonly number[] = []) => {
    const path = `/truth/${name}`;
    const present = file.link(path).kind === "dataset";
    const metadata = present ? file.metadata(path) : undefined;
    const shape = metadata?.shape ?? [];
    const wanted = [...scan, ...components];
    const type = metadata && hdf5ElementType(metadata).type;
    if (type === undefined || `${shape}` !== `${wanted}`) {
      throw new InputError(
        `Cannot read the known truth of ${file.path} as ${path} is ${
          present ? `of shape ${shape.join(" x ")}` : "missing"
        }: wanted numbers of shape ${wanted.join(" x ")}`,
      );
    }
    return file.read(path, {
      offset: wanted.map(() => 0),
      count: wanted,
      elementBytes: metadata!.size,
      use: (bytes) => toNumbers(bytes, type),
    });
  };
  const names = file.attribute("/truth/subdomain", "names") ?? [];
  return {
    material: Int8Array.from(map("material")),
    subdomain: Int8Array.from(map("subdomain")),
    subdomainNames: names.map(String),
    rotation: Float32Array.from(map("rotation")),
    strain: Float32Array.from(map("strain")),
    tilt: Float32Array.from(map("tilt")),
    hole: Uint8Array.from(map("hole")),
    shift: Float32Array.from(map("shift", [2])),
  };
}
