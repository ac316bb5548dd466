import { join } from "node:path";
import { decodeNpy } from "../../lib/io/decode_npy.ts";
import { hashValues } from "../../lib/run/outcome/hash_values.ts";

/** What stands of a partial run: its complete stages, and those that have their name but are not whole. */
export async function keptStages(
  partial: string,
): Promise<{ readonly whole: string[]; readonly broken: string[] }> {
  const [whole, broken]: string[][] = [[], []];
  const stages = join(partial, "stages");
  const entries = await Array.fromAsync(Deno.readDir(stages)).catch(() => []);
  for (const { name } of entries) {
    // A temporary name counts as nothing.
    if (name.startsWith(".")) continue;
    const path = join(stages, name);
    try {
      const { arrays } = JSON.parse(
        await Deno.readTextFile(join(path, "record.json")),
      );
      for (const [array, sha256] of arrays) {
        const bytes = await Deno.readFile(join(path, `${array}.npy`));
        if (hashValues(decodeNpy(bytes).data) !== sha256) {
          throw new Error(array);
        }
      }
      whole.push(name);
    } catch {
      broken.push(name);
    }
  }
  return { whole, broken };
}
