import type { ElementType } from "../element/element_type.ts";
import type { Hdf5DatasetRecord, Hdf5Writer } from "./hdf5_writer.ts";

/** What MATLAB calls the types that scans are stored with. */
const CLASSES: Readonly<Partial<Record<ElementType, string>>> = {
  float32: "single",
};

/**
 * Names a scan's values in a file as MATLAB does with one variable: a dataset
 * at the root, its class beside it, nothing else.
 */
export function describeMatlabScan(
  writer: Hdf5Writer,
  data: Hdf5DatasetRecord,
): void {
  const attributes = { MATLAB_class: CLASSES[data.type] ?? data.type };
  writer.dataset("/cbed", { ...data, attributes });
}
