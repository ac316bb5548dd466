import { strictEqual, throws } from "node:assert/strict";
import { InputError } from "../scan/input_error.ts";
import { labelMapsCsv } from "./label_maps_csv.ts";
import type { RunArray } from "./read_run_arrays.ts";

const array = (name: string, data: RunArray["data"]): RunArray => ({
  name,
  data,
  shape: [2, 2],
  dtype: "",
  about: "",
  sha256: "",
  bytes: new Uint8Array(),
});

const shape = { scan: [2, 2], detector: [4, 4] } as const;
const run = (scanStepNm?: number): Parameters<typeof labelMapsCsv>[0] => ({
  input: {
    name: "",
    shape,
    dtype: "",
    calibration: scanStepNm === undefined ? {} : { scanStepNm },
    valuesSha256: "",
    identity: {},
  },
  clusters: {
    level3: [
      { label: 1, name: 'WS2, "flat"', positions: 2, lattice: null },
      { label: 2, name: "WSe2", positions: 1, lattice: null },
    ],
  },
});

Deno.test("labelMapsCsv gives a line a position with labels, names and places", () => {
  const level3 = array("level3", Int8Array.of(1, 0, 2, 1));
  const truth = array("truth_material", Int8Array.of(1, 0, 2, 2));
  const adf = array("adf", Float32Array.of(1, 2, 3, 4));
  strictEqual(
    labelMapsCsv(run(17.6), [adf, level3, truth]),
    [
      "y,x,y_nm,x_nm,level3,level3_name,truth_material",
      '0,0,0,0,1,"WS2, ""flat""",1',
      "0,1,0,17.6,0,background,0",
      "1,0,17.6,0,2,WSe2,2",
      '1,1,17.6,17.6,1,"WS2, ""flat""",2',
      "",
    ].join("\r\n"),
  );
  strictEqual(
    labelMapsCsv(run(), [truth]),
    "y,x,truth_material\r\n0,0,1\r\n0,1,0\r\n1,0,2\r\n1,1,2\r\n",
  );
});

Deno.test("labelMapsCsv refuses arrays without labels", () => {
  const adf = array("adf", Float32Array.of(1, 2, 3, 4));
  throws(() => labelMapsCsv(run(), [adf]), InputError);
});
