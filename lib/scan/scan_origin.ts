/**
 * How another thread opens the same scan: it imports `module` and awaits
 * `module[opener](...arguments)`. Everything here survives structured cloning.
 */
export interface ScanOrigin {
  /** URL of the module that exports the opener. */
  readonly module: string;
  /** Name of an exported function that gives a `ScanSource` or a promise of one. */
  readonly opener: string;
  /** What the opener is called with. */
  readonly arguments: readonly unknown[];
}
