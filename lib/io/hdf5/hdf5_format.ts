import { hdf5Start } from "../hdf5_file/hdf5_start.ts";
import type { ScanFormat } from "../scan_format.ts";

/** HDF5 of any flavour. */
export const hdf5Format: ScanFormat = {
  name: "HDF5 (.h5, .hdf5, .mat of MATLAB v7.3, .emd, .hspy)",
  options: ["dataset"],

  recognises(file) {
    return hdf5Start(file) !== undefined;
  },

  async open(file, options, origin) {
    // The library is 4 MB and asks for permissions: only who reads HDF5 pays.
    const { Hdf5Scan } = await import("./hdf5_scan.ts");
    return await Hdf5Scan.open(file, { ...options, origin });
  },
};
