/**
 * What became of the adapter: "memory", a buffer was not to be had; "lost", the
 * device is gone, as drivers do with one whose memory is full; "refused",
 * everything else, which no second try mends.
 */
export type AdapterFault = "memory" | "lost" | "refused";

/**
 * The graphics adapter could not do what was asked: there is none, it was
 * lost, it ran out of memory, or it refused a kernel.
 */
export class AdapterError extends Error {
  /** Tells it from other errors, across threads too. */
  override name = "AdapterError";
  /** What happened. */
  readonly fault: AdapterFault;

  /** An error of the adapter; "refused" where nothing else is said. */
  constructor(message: string, fault: AdapterFault = "refused") {
    super(message);
    this.fault = fault;
  }
}
