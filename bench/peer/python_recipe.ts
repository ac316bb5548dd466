import { fileURLToPath } from "node:url";
import type { SubjectCommand } from "../subject/subject_process.ts";

/**
 * How to start the published recipe in Python as a subject.
 *
 * @param python the interpreter
 */
export function pythonRecipe(python: string): SubjectCommand {
  const script = fileURLToPath(new URL("./recipe/serve.py", import.meta.url));
  // Without -B the folder would fill with compiled modules.
  return { command: [python, "-B", script] };
}
