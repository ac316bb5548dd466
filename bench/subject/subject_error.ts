import type { SubjectFault } from "./subject_protocol.ts";

/** A subject could not meet a request, or died over it. */
export class SubjectError extends Error {
  override readonly name = "SubjectError";

  /** Kind and message as the subject, or its death, gave them. */
  readonly fault: SubjectFault;

  /** @param fault Why. */
  constructor(fault: SubjectFault) {
    super(fault.message);
    this.fault = fault;
  }
}
