import { deepEqual, equal, ok } from "node:assert/strict";
import type { Kernel } from "../kernel.ts";
import { CHROMIUM, compileInChromium } from "./compile_in_chromium.ts";
import { everyKernel } from "./every_kernel.ts";

const required = Deno.env.get("STEM4D_REQUIRE_CHROMIUM") !== undefined;
const installed = await Deno.stat(CHROMIUM).then(() => true, () => false);

Deno.test("every function that makes a kernel has samples", async () => {
  const library = new URL("../../", import.meta.url);
  const found: string[] = [];
  async function visit(folder: string) {
    for await (const entry of Deno.readDir(new URL(folder, library))) {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory) await visit(`${path}/`);
      else if (/(?<!_test)\.ts$/.test(path)) {
        const text = await Deno.readTextFile(new URL(path, library));
        // The end of a function's head that says it gives a kernel.
        if (
          /^export function \w+Kernel\([^{]*(\{[^}]*\}[^{]*)?\): Kernel \{/m
            .test(text)
        ) {
          found.push(path);
        }
      }
    }
  }
  await visit("./");
  const modules = found.map((path) => path.replace(/^\.\//, "")).sort();
  deepEqual(
    everyKernel().map(({ module }) => module).sort(),
    modules,
    "add samples of a new kernel to lib/compute/testing/every_kernel.ts",
  );
});

Deno.test({
  name: "every kernel compiles in Chromium",
  ignore: !installed && !required,
  async fn() {
    const kernels = everyKernel().flatMap((samples) => samples.kernels);
    // Two that must not: one of them only browsers refuse.
    const wrong: Kernel[] = [
      {
        name: "mistyped",
        bindings: [],
        wgsl: "@compute @workgroup_size(1) fn main() { let x: u32 = 1.5; }",
      },
      {
        name: "barrier for some",
        bindings: ["read"],
        wgsl: `@group(0) @binding(0) var<storage, read> numbers: array<u32>;
@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) thread: u32) {
  if (numbers[thread] > 0u) { workgroupBarrier(); }
}`,
      },
    ];
    const report = await compileInChromium([...wrong, ...kernels]);
    const about = (name: string) =>
      report.faults.filter((fault) => fault.startsWith(`${name}: `));
    for (const { name } of wrong) ok(about(name).length > 0, name);
    ok(about("barrier for some").some((fault) => /uniform/.test(fault)));
    deepEqual(
      report.faults.filter((fault) =>
        !wrong.some(({ name }) => fault.startsWith(`${name}: `))
      ),
      [],
    );
    equal(report.compiled, kernels.length);
  },
});
