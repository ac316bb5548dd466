/** One fault that was tried, and what came of it. */
export interface FaultRow {
  /** What was done to the run. */
  readonly fault: string;
  /** Whether the promise held. */
  readonly held: boolean;
  /** What was found. */
  readonly found: string;
  /** Command that tries it again. */
  readonly command: string;
}
