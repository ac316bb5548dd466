/**
 * Results on their way back from the adapter. Each is used when the next one
 * is on its way, so that the adapter always has something to do and the
 * results that wait stay few.
 */
export class LaterReads {
  #waiting: Promise<void> = Promise.resolve();

  /**
   * Hands over a read that has begun, and waits for the one before it.
   *
   * @throws {AdapterError} where the one before it failed
   */
  async add<Values>(
    read: Promise<Values>,
    use: (values: Values) => void | Promise<void>,
  ): Promise<void> {
    const before = this.#waiting;
    this.#waiting = read.then(use);
    // Whoever stops at an earlier failure has no use for later ones.
    this.#waiting.catch(() => {});
    await before;
  }

  /**
   * Waits for the last one.
   *
   * @throws {AdapterError} where it failed
   */
  async finish(): Promise<void> {
    await this.#waiting;
  }
}
