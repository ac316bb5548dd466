import { openSubject } from "../open_subject.ts";
import { pythonRecipe } from "../python_recipe.ts";

/**
 * What of the Python recipe is not installed here, as words for the name of a
 * test that cannot run then; empty where all is there.
 */
export async function missingLibraries(python: string): Promise<string> {
  const request = { file: "none", engine: "cpu", seed: 0 } as const;
  const started = await openSubject(pythonRecipe(python), request);
  if (started.subject === null) return started.why;
  await started.subject.close();
  return Object.entries(started.opened.libraries)
    .filter(([, version]) => version === null).map(([name]) => name)
    .join(", ");
}
