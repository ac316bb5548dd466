import { deepEqual, equal, ok } from "node:assert/strict";
import { compileKernels } from "../../simd/compile_kernels.ts";
import { kernelSources } from "../../simd/compile/kernel_sources.ts";
import type { KernelArtefact } from "../../simd/kernel_artefact.ts";
import { CONFORMANCE } from "./conformance.ts";
import { WASM_CONFORMANCE } from "./conformance_wasm.ts";
import { conformanceTable } from "./conformance_table.ts";
import { everyKernel } from "./every_kernel.ts";

const WGSL = CONFORMANCE.filter(({ engines }) => engines !== "relaxed, plain");
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

/** What each artefact exports and carries out, and the artefacts' modules. */
async function artefactFunctions(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const source of kernelSources()) {
    const module = `simd/artefact/${source}.ts`;
    const [artefact] = Object.values(
      await import(new URL(module, LIBRARY).href) as Record<
        string,
        KernelArtefact
      >,
    );
    for (const variant of ["relaxed", "plain"] as const) {
      const exports = WebAssembly.Module.exports(
        compileKernels(artefact, variant),
      );
      for (const { name } of exports) found.set(`${source}.${name}`, module);
    }
  }
  // What a team carries out has numbers, named where commands are written.
  const text = await readText("learn/simd/training_kernels.ts");
  const [, operations] = /const OPERATION = \{([^}]*)\}/.exec(text)!;
  for (const [, name] of operations.matchAll(/(\w+):/g)) {
    found.set(`training.${name}`, "simd/artefact/training.ts");
  }
  return found;
}

/** Whether an entry's kernel is this one. */
const covers = (entry: string, kernel: string) =>
  entry.endsWith("*")
    ? kernel.startsWith(entry.slice(0, -1))
    : kernel === entry;

Deno.test("every function of every artefact is held against a reference, and every entry names one", async () => {
  const functions = [...(await artefactFunctions()).keys()];
  deepEqual(
    functions.filter((name) =>
      !WASM_CONFORMANCE.some(({ kernel }) => covers(kernel, name))
    ),
    [],
    "add a test of a new kernel to lib/compute/testing/conformance_wasm.ts",
  );
  deepEqual(
    WASM_CONFORMANCE.filter(({ kernel }) =>
      !functions.some((name) => covers(kernel, name))
    ),
    [],
    "take out of lib/compute/testing/conformance_wasm.ts what is gone",
  );
});

Deno.test("the tests of the artefacts are there, reach them, and run both variants", async () => {
  const functions = await artefactFunctions();
  for (const { kernel, file, test } of WASM_CONFORMANCE) {
    const text = await readText(file);
    const head = ["Deno.test", "test", "testKernels"].flatMap((register) =>
      ['"', "`"].map((quote) =>
        new RegExp(`${register}\\(\\s*${quote}${RegExp.escape(test)}`)
      )
    );
    ok(head.some((one) => one.test(text)), `${file} has no test "${test}"`);
    ok(
      /for \(\s*const variant of \["relaxed", "plain"\]/.test(text),
      `${file} does not run both variants`,
    );
    const module = [...functions].find(([name]) => covers(kernel, name))![1];
    const reached = await importsOf(file);
    ok(reached.has(module), `${file} does not reach ${module}`);
  }
});

Deno.test("every kernel is held against a reference, and every entry names a kernel", async () => {
  const functions = await kernelFunctions();
  deepEqual(
    [...new Set(WGSL.map(({ kernel }) => kernel))].sort(),
    [...functions.keys()].sort(),
    "add a test of a new kernel to lib/compute/testing/conformance.ts",
  );
});

Deno.test("the tests that are named are there, and reach the kernel", async () => {
  const functions = await kernelFunctions();
  for (const { kernel, file, test, engines } of WGSL) {
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
