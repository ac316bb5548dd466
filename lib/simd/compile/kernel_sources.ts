/** The folder of the AssemblyScript sources. */
export const assemblyFolder: URL = new URL("../assembly/", import.meta.url);

/** The folder of the artefacts, one for each source. */
export const artefactFolder: URL = new URL("../artefact/", import.meta.url);

/**
 * Names of the sources that an artefact is made of each: the `.ts` files of
 * `assembly/`, without the ending. They import from its folders.
 */
export function kernelSources(): string[] {
  return [...Deno.readDirSync(assemblyFolder)]
    .filter(({ name, isFile }) => isFile && name.endsWith(".ts"))
    .map(({ name }) => name.slice(0, -".ts".length))
    .sort();
}
