/** A request that is not answered: its status and, as plain text, why. */
export class RequestError extends Error {
  /** Tells it from other errors. */
  override name = "RequestError";
  /** HTTP status, 400 to 499. */
  readonly status: number;

  /** @param status HTTP status, 400 to 499 */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
