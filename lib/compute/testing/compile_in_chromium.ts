import type { Kernel } from "../kernel.ts";

/** Where Debian's package `chromium` puts its program. */
export const CHROMIUM = "/usr/bin/chromium";

/** Milliseconds after which a browser that says nothing is given up. */
const PATIENCE = 240_000;

/** What a browser found. */
export interface BrowserReport {
  /** What compiled: the browser's adapter. */
  readonly adapter: string;
  /** Kernels whose pipelines were made. */
  readonly compiled: number;
  /** A line for each kernel that was refused or warned about. */
  readonly faults: readonly string[];
}

/**
 * Compiles kernels in a headless Chromium on its own software adapter, with
 * the limits that every browser's WebGPU has. The page lies in a file and its
 * findings come back by the console, so that nothing touches the network.
 *
 * @throws {Error} where the browser brings up no WebGPU
 */
export async function compileInChromium(
  kernels: readonly Kernel[],
): Promise<BrowserReport> {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-chromium-" });
  const page = `${folder}/page.html`;
  await Deno.writeTextFile(page, pageText(kernels));
  const browser = new Deno.Command(CHROMIUM, {
    args: [
      "--headless",
      "--no-sandbox",
      "--no-first-run",
      "--disable-extensions",
      "--enable-unsafe-webgpu",
      "--use-webgpu-adapter=swiftshader",
      "--enable-logging=stderr",
      `--user-data-dir=${folder}/profile`,
      `file://${page}`,
    ],
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const patience = setTimeout(() => browser.kill("SIGTERM"), PATIENCE);
  let log = "";
  try {
    for await (
      const text of browser.stderr.pipeThrough(new TextDecoderStream())
    ) {
      log += text;
      const found = /stem4d-report:([^"\s]+)"/.exec(log);
      if (!found) continue;
      const report = JSON.parse(decodeURIComponent(found[1]));
      if ("error" in report) throw new Error(report.error);
      return report as BrowserReport;
    }
    throw new Error(`Chromium ended without a report:\n${log.slice(-2000)}`);
  } finally {
    clearTimeout(patience);
    try {
      browser.kill("SIGTERM");
    } catch {
      // It has ended by itself.
    }
    await browser.status;
    await removeFolder(folder);
  }
}

/** The browser's helpers may write to its profile for a moment after its end. */
async function removeFolder(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await Deno.remove(folder, { recursive: true });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function pageText(kernels: readonly Kernel[]): string {
  const data = JSON.stringify(kernels).replaceAll("<", "\\u003c");
  return `<!doctype html><meta charset="utf-8"><script>
const kernels = ${data};
const types = { "read": "read-only-storage", "read-write": "storage", "uniform": "uniform", "slot": "uniform" };
async function compile() {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) throw new Error("Chromium brought up no WebGPU adapter");
  const device = await adapter.requestDevice();
  const { vendor, architecture } = adapter.info;
  const faults = [];
  let compiled = 0;
  await Promise.all(kernels.map(async ({ name, wgsl, bindings }) => {
    const module = device.createShaderModule({ code: wgsl });
    const { messages } = await module.getCompilationInfo();
    for (const { type, message, lineNum, linePos } of messages) {
      faults.push(name + ": " + type + " at " + lineNum + ":" + linePos + ": " + message);
    }
    const layout = device.createPipelineLayout({
      bindGroupLayouts: [device.createBindGroupLayout({
        entries: bindings.map((use, binding) => ({
          binding,
          visibility: GPUShaderStage.COMPUTE,
          buffer: { type: types[use], hasDynamicOffset: use === "slot" },
        })),
      })],
    });
    try {
      await device.createComputePipelineAsync({ layout, compute: { module, entryPoint: "main" } });
      compiled++;
    } catch (error) {
      faults.push(name + ": " + error.message);
    }
  }));
  return { adapter: vendor + " " + architecture, compiled, faults };
}
compile().catch((error) => ({ error: String(error) })).then((report) =>
  console.log("stem4d-report:" + encodeURIComponent(JSON.stringify(report)))
);
</script>`;
}
