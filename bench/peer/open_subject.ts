import { SubjectError } from "../subject/subject_error.ts";
import {
  type SubjectCommand,
  SubjectProcess,
} from "../subject/subject_process.ts";
import type { SubjectOpened } from "../subject/subject_protocol.ts";

/** A subject's process after it was asked to open a scan. */
export type StartedSubject =
  | { readonly subject: SubjectProcess; readonly opened: SubjectOpened }
  | { readonly subject: null; readonly why: string };

/**
 * Starts a subject and opens a scan with it, or says why it could not.
 *
 * @throws whatever is not the subject's fault
 */
export async function openSubject(
  command: SubjectCommand,
  request: Parameters<SubjectProcess["open"]>[0],
): Promise<StartedSubject> {
  let subject: SubjectProcess | null = null;
  try {
    subject = new SubjectProcess(command);
    return { subject, opened: await subject.open(request) };
  } catch (error) {
    await subject?.close();
    if (!(error instanceof SubjectError)) throw error;
    return { subject: null, why: error.message };
  }
}
