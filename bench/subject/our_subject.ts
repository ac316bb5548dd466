import { fileURLToPath } from "node:url";
import type { SubjectCommand } from "./subject_process.ts";

/**
 * How to start our own pipeline as a subject.
 *
 * @param root folder of the repository or of a worktree of it; default: this one
 */
export function ourSubject(
  root: string = fileURLToPath(new URL("../../", import.meta.url)),
): SubjectCommand {
  return {
    command: [
      Deno.execPath(),
      "run",
      "-q",
      "-P=subject",
      "bench/subject/serve.ts",
    ],
    cwd: root,
  };
}
