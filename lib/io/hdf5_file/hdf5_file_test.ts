import { deepEqual, equal, throws } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Hdf5File } from "./hdf5_file.ts";
import { ScanFile } from "../scan_file.ts";

async function withFile(name: string, use: (file: Hdf5File) => void) {
  const url = new URL(`../../../fixtures/files/${name}`, import.meta.url);
  const file = await Hdf5File.open(ScanFile.open(fileURLToPath(url)));
  try {
    use(file);
  } finally {
    file.close();
  }
}

Deno.test("attributes of any kind of text and number are read", async () => {
  // Written by HyperSpy: text of any length, float64, int64, truth values.
  await withFile("hyperspy.hspy", (file) => {
    const axis = "/Experiments/__unnamed__/axis-0";
    deepEqual(file.attribute(axis, "units"), ["µm"]);
    deepEqual(file.attribute(axis, "scale"), [0.5]);
    deepEqual(file.attribute(axis, "size"), [3]);
    equal(file.attribute(axis, "navigate"), undefined);
    equal(file.attribute(axis, "nothing"), undefined);
  });
  // ASCII of fixed length.
  await withFile("matlab.mat", (file) => {
    deepEqual(file.attribute("/cbed", "MATLAB_class"), ["single"]);
  });
});

Deno.test("links are told from what they lead to", () =>
  withFile("links.h5", (file) => {
    deepEqual(file.children("/"), [
      "about",
      "again",
      "outer",
      "outside",
      "round",
      "soft",
    ]);
    deepEqual(file.link("/"), { kind: "group" });
    deepEqual(file.link("/outer"), { kind: "group" });
    deepEqual(file.link("/again"), { kind: "dataset" });
    deepEqual(file.link("/none"), { kind: "missing" });
    deepEqual(file.link("/none/at/all"), { kind: "missing" });
    deepEqual(file.link("/soft"), { kind: "soft", target: "/outer/inner" });
    deepEqual(file.link("/outside"), {
      kind: "external",
      file: "contiguous.h5",
      target: "/data",
    });
    equal(file.identity("/again"), file.identity("/outer/inner/patterns"));
    equal(file.identity("/outer/inner/up"), file.identity("/"));
  }));

Deno.test("only vectors of numbers are read as such", () =>
  withFile("ncem.emd", (file) => {
    deepEqual(file.vector("/data/scan/dim1"), [10, 12, 14]);
    equal(file.vector("/data/scan/data"), undefined);
  }));

Deno.test("what the library fails at is said in its words", () =>
  withFile("links.h5", (file) => {
    throws(() => file.metadata("/nothing"), {
      name: "InputError",
      message: /read what \/nothing is in .*links\.h5.*its words: \S/,
    });
  }));
