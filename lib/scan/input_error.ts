/**
 * What was given cannot be worked on: a file, an option or a scan is not what
 * the step needs. The message says what could not be done, what was wanted,
 * what was given and what to do next. The command line ends with exit status 2.
 */
export class InputError extends Error {
  /** Tells it from other errors, across threads too. */
  override name = "InputError";
}
