/**
 * Writes the table of the kernels' tests into `lib/compute/README.md`:
 *
 *     deno run -P=bench-page lib/compute/testing/write_conformance.ts
 */
import { conformanceTable } from "./conformance_table.ts";

const file = new URL("../README.md", import.meta.url);
const [before] = (await Deno.readTextFile(file)).split("<!-- conformance -->");
await Deno.writeTextFile(
  file,
  `${before}<!-- conformance -->\n\n${conformanceTable()}\n`,
);
