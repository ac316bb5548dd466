import { deepEqual, equal, ok } from "node:assert/strict";
import { CONFORMANCE } from "./conformance.ts";
import { conformanceTable } from "./conformance_table.ts";
import { everyKernel } from "./every_kernel.ts";

const LIBRARY = new URL("../../", import.meta.url);
const readText = (path: string) => Deno.readTextFile(new URL(path, LIBRARY));

/** Modules below `lib` that a file imports, directly or not. */
async function importsOf(
  path: string,
  seen = new Set<string>(),
): Promise<Set<string>> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = await readText(path);
  for (const [, target] of text.matchAll(/from\s+"(\.[^"]+\.ts)"/g)) {
    const url = new URL(target, new URL(path, LIBRARY)).href;
    if (url.startsWith(LIBRARY.href)) {
      await importsOf(url.slice(LIBRARY.href.length), seen);
    }
  }
  return seen;
}

/** Functions that make kernels, and the modules that export them. */
async function kernelFunctions(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { module } of everyKernel()) {
    const text = await readText(module);
    for (const [, name] of text.matchAll(/^export function (\w+Kernel)\(/gm)) {
      found.set(name, module);
    }
  }
  return found;
}

Deno.test("every kernel is held against a reference, and every entry names a kernel", async () => {
  const functions = await kernelFunctions();
  deepEqual(
    [...new Set(CONFORMANCE.map(({ kernel }) => kernel))].sort(),
    [...functions.keys()].sort(),
    "add a test of a new kernel to lib/compute/testing/conformance.ts",
  );
});

Deno.test("the tests that are named are there, and reach the kernel", async () => {
  const functions = await kernelFunctions();
  for (const { kernel, file, test, engines } of CONFORMANCE) {
    const text = await readText(file);
    const at = [`"${test}`, `\`${test}`].map((name) => text.indexOf(name))
      .find((index) => index >= 0);
    ok(at !== undefined, `${file} has no test "${test}"`);
    const register = text.slice(0, at).match(/\w+(?=\(\s*$)/)?.[0];
    const wanted = engines === "webgpu" ? "testOnGpu" : "testOnEngines";
    equal(register, wanted, `${file}: "${test}"`);
    const reached = await importsOf(file);
    ok(
      reached.has(functions.get(kernel)!),
      `${file} does not reach ${kernel}`,
    );
  }
});

Deno.test("the table in lib/compute/README.md is the list's", async () => {
  const readme = await readText("compute/README.md");
  // Whatever widths a formatter gives its columns.
  const plain = (text: string) =>
    text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");
  ok(
    plain(readme).includes(plain(conformanceTable())),
    "run: deno run -P=bench-page lib/compute/testing/write_conformance.ts",
  );
});
