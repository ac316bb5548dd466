/**
 * What a synthetic scan knows about itself, one value per scan position in row
 * order. Label maps use 0 for the support film.
 */
export interface ScanTruth {
  /** 0 support, 1 WS2, 2 WSe2. A hole is support. */
  readonly material: Int8Array;
  /** 0 support, then one label per sub-domain; `subdomainNames[label]` names it. */
  readonly subdomain: Int8Array;
  /** Names by sub-domain label; index 0 is the support. */
  readonly subdomainNames: readonly string[];
  /** In-plane lattice rotation, degrees, counter-clockwise positive. */
  readonly rotation: Float32Array;
  /** In-plane lattice strain as a fraction of the material's own lattice. */
  readonly strain: Float32Array;
  /** Local tilt of the sheet, degrees. */
  readonly tilt: Float32Array;
  /** 1 where a hole interrupts the flake. */
  readonly hole: Uint8Array;
  /**
   * Displacement of the pattern's centre from the detector's middle pixel
   * `floor(size / 2)`, in detector pixels: [position][y, x].
   */
  readonly shift: Float32Array;
}
