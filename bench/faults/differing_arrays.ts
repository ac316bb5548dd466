import { join } from "node:path";

/** Names of the arrays in which two run folders differ, one that only one has among them. */
export async function differingArrays(
  one: string,
  two: string,
): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of [one, two]) {
    for await (const { name } of Deno.readDir(folder)) {
      if (name.endsWith(".npy")) names.add(name);
    }
  }
  if (names.size === 0) throw new Error(`There is no array in ${one}`);
  const differing: string[] = [];
  for (const name of names) {
    const [a, b] = await Promise.all(
      [one, two].map((folder) =>
        Deno.readFile(join(folder, name)).catch(() => new Uint8Array())
      ),
    );
    if (a.length !== b.length || a.some((byte, i) => byte !== b[i])) {
      differing.push(name);
    }
  }
  return differing;
}
