import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { detectorMiddle } from "./detector_middle.ts";
import { probeDisc, probeRadius } from "./probe_disc.ts";

Deno.test("the disc's rim does not count, its middle is floor(size / 2) on both axes", () => {
  const { pixels, dy, dx } = probeDisc([5, 8], 2);
  // Nine pixels nearer than 2 to row 2, column 4.
  deepStrictEqual([...pixels], [11, 12, 13, 19, 20, 21, 27, 28, 29]);
  deepStrictEqual([...dy], [-1, -1, -1, 0, 0, 0, 1, 1, 1]);
  deepStrictEqual([...dx], [-1, 0, 1, -1, 0, 1, -1, 0, 1]);
  deepStrictEqual(detectorMiddle([5, 8]), [2, 4]);
  deepStrictEqual(detectorMiddle([8, 5]), [4, 2]);
});

Deno.test("the published disc is of radius 20, and of the smaller side's sixth elsewhere", () => {
  strictEqual(probeRadius([124, 124]), 20);
  strictEqual(probeRadius([125, 62]), 10);
  strictEqual(probeRadius([62, 125]), 10);
  // Gauss' circle problem: 1,257 whole points within 20, 12 of them on the rim.
  strictEqual(probeDisc([124, 124]).pixels.length, 1245);
});
