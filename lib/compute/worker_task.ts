/** Names a function that a worker thread can call: a module and its export. */
export interface WorkerTask {
  /** URL of the module, usually `import.meta.url` of a neighbour file. */
  readonly module: string;
  /**
   * Exported function `(argument, report) => result | Promise<result>`. The
   * argument and the result must survive structured cloning; array buffers
   * directly in the result move instead of being copied.
   */
  readonly name: string;
}

/** What a task function looks like. */
export type TaskFunction = (
  argument: never,
  report: (value: unknown) => void,
) => unknown;
