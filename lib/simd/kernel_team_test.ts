import { equal } from "node:assert/strict";
import { training } from "./artefact/training.ts";
import { KernelMemory } from "./kernel_memory.ts";
import { KernelTeam } from "./kernel_team.ts";
import { placePanelMatrix } from "./panel_matrix.ts";

/** The operation "column sums" of `assembly/training.ts`. */
const COLUMN_SUMS = 5;

for (const variant of ["relaxed", "plain"] as const) {
  Deno.test(`ten thousand commands in a row are all carried out, whoever helps [${variant}]`, () => {
    // Of a few chunks each, so that helpers come late to most of them.
    const memory = new KernelMemory();
    const team = new KernelTeam(training, memory, { threads: 4, variant });
    const matrix = placePanelMatrix(memory, { rows: 3, columns: 100 });
    const { address, stride, rows, panels } = matrix;
    const values = memory.floats(address, stride * panels / 4);
    const sums = memory.place(panels * 32);
    try {
      equal(team.threads, 4);
      for (let turn = 1; turn <= 10_000; turn++) {
        values.fill(turn);
        team.run(COLUMN_SUMS, {
          wholes: [address, stride, rows, sums, panels],
        });
        for (const sum of memory.floats(sums, panels * 8)) equal(sum, 3 * turn);
      }
    } finally {
      team.close();
    }
  });
}
