/**
 * Part of a file that is not as the code here knows it. Nobody sees it: the
 * HDF5 library reads such files instead.
 */
export class Hdf5Unknown extends Error {
  override readonly name = "Hdf5Unknown";
}
