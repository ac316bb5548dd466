/** What a file does not say of itself. */
export interface OpenScanOptions {
  /**
   * Path of the dataset inside an HDF5 file, for example "/data". Default: the
   * only four-dimensional numeric dataset of the file.
   */
  readonly dataset?: string;
  /**
   * Scan rows and columns, for EMPAD files, which do not store them. Default:
   * what the file's name states (`x256_y128`: 256 columns, 128 rows), else a
   * square.
   */
  readonly scan?: readonly [rows: number, columns: number];
  /**
   * Seconds that the HDF5 library may compute on one request, waiting for the
   * disk not counted, before its file is taken for one that keeps it busy for
   * ever. Default: 60, many times what the largest listing takes.
   */
  readonly patience?: number;
}
