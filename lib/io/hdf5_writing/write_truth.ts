import type { ScanTruth } from "../../scan/scan_truth.ts";
import type { Hdf5Attributes, Hdf5Writer } from "./hdf5_writer.ts";
import type { ElementType } from "../element/element_type.ts";

/**
 * Writes a scan's known truth to the group `/truth`: one small dataset for each
 * map, with its units.
 */
export function writeTruth(
  writer: Hdf5Writer,
  options: {
    readonly truth: ScanTruth;
    readonly scan: readonly [rows: number, columns: number];
  },
): void {
  const { truth, scan } = options;
  writer.group("/truth", { layout: "stem4d-truth/1" });
  const put = (
    name: string,
    map: {
      readonly type: ElementType;
      readonly values: ArrayBufferView;
      readonly axes?: readonly number[];
      readonly attributes: Hdf5Attributes;
    },
  ) => {
    const { buffer, byteOffset, byteLength } = map.values;
    const address = writer.append(
      new Uint8Array(buffer, byteOffset, byteLength),
    );
    writer.dataset(`/truth/${name}`, {
      type: map.type,
      shape: [...scan, ...map.axes ?? []],
      storage: { address },
      attributes: map.attributes,
    });
  };
  put("material", {
    type: "int8",
    values: truth.material,
    attributes: { units: "label", names: ["support", "WS2", "WSe2"] },
  });
  put("subdomain", {
    type: "int8",
    values: truth.subdomain,
    attributes: { units: "label", names: truth.subdomainNames },
  });
  put("rotation", {
    type: "float32",
    values: truth.rotation,
    attributes: { units: "degrees" },
  });
  put("strain", {
    type: "float32",
    values: truth.strain,
    attributes: { units: "1" },
  });
  put("tilt", {
    type: "float32",
    values: truth.tilt,
    attributes: { units: "degrees" },
  });
  put("hole", {
    type: "uint8",
    values: truth.hole,
    attributes: { units: "1" },
  });
  put("shift", {
    type: "float32",
    values: truth.shift,
    axes: [2],
    attributes: { units: "detector pixels", components: ["y", "x"] },
  });
}
