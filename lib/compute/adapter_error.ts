/**
 * The graphics adapter could not do what was asked: there is none, it was
 * lost, it ran out of memory, or it refused a kernel.
 */
export class AdapterError extends Error {
  /** Tells it from other errors, across threads too. */
  override name = "AdapterError";
}
