import { InputError } from "../../scan/input_error.ts";

/**
 * A run needs more memory than its ceiling allows. Other than most of what is
 * wrong with an input, a higher ceiling mends it: what is complete of a run is
 * worth keeping.
 */
export class MemoryError extends InputError {
  /** Bytes that the run needs, by what is known of it. */
  readonly needed: number;

  /** An error with the number that would do. */
  constructor(message: string, needed: number) {
    super(message);
    this.needed = needed;
  }
}
