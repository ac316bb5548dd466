import type { Browser, ConsoleMessage, Page } from "playwright-core";
import { CHROMIUM } from "../../compute/testing/compile_in_chromium.ts";

/** Whether Chromium is here, or must be: STEM4D_REQUIRE_CHROMIUM makes a test fail without it. */
export function chromiumWanted(): boolean {
  if (Deno.env.get("STEM4D_REQUIRE_CHROMIUM")) return true;
  try {
    return Deno.statSync(CHROMIUM).isFile;
  } catch {
    return false;
  }
}

/** A page as a person opens it. */
export interface OpenPageOptions {
  /** Address: a file's or a local server's. */
  readonly url: string;
  /** Width and height of the window, CSS pixels. Default 1400 x 900. */
  readonly size?: readonly [width: number, height: number];
  /** What the reader's system asks for. Default light. */
  readonly scheme?: "light" | "dark";
  /** Whether the reader's system asks for less motion. Default false. */
  readonly reducedMotion?: boolean;
  /** Whether scripts run. Default true. */
  readonly script?: boolean;
  /** Whether the reader uses fingers. Default false. */
  readonly touch?: boolean;
}

/** An open page with everything that went wrong in it. */
export interface OpenedPage {
  /** The page. */
  readonly page: Page;
  /** Errors and warnings of the console, uncaught ones included. */
  readonly faults: readonly string[];
  /** Addresses that were asked for, but for `data:`, `blob:` and the page's own. */
  readonly requests: readonly string[];
}

/** A headless Chromium. */
export interface TestBrowser extends AsyncDisposable {
  /** Opens an address in a profile of its own. */
  open(options: OpenPageOptions): Promise<OpenedPage>;
}

/** How a browser is started. */
export interface OpenBrowserOptions {
  /** Whether it has WebGPU, on its own software adapter. Default false. */
  readonly webgpu?: boolean;
}

/**
 * Starts a headless Chromium that asks nothing of any network by itself. Close
 * it by `await using`.
 */
export async function openBrowser(
  { webgpu = false }: OpenBrowserOptions = {},
): Promise<TestBrowser> {
  // A package within Playwright looks for Windows' Linux as it is loaded, where
  // Deno lets nobody look; its own tests' variable makes it wait.
  Deno.env.set("__IS_WSL_TEST__", "1");
  const { chromium } = await import("playwright-core");
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      ...webgpu
        ? ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"]
        : ["--disable-gpu"],
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    // A busy machine may take long to start it.
    timeout: 120_000,
  });
  return {
    async open({ url, size = [1400, 900], scheme = "light", ...options }) {
      const context = await browser.newContext({
        viewport: { width: size[0], height: size[1] },
        colorScheme: scheme,
        reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
        javaScriptEnabled: options.script ?? true,
        hasTouch: options.touch ?? false,
      });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const faults: string[] = [];
      const requests: string[] = [];
      page.on("console", (message: ConsoleMessage) => {
        if (message.type() === "error" || message.type() === "warning") {
          faults.push(message.text());
        }
      });
      page.on("pageerror", (error: Error) => faults.push(String(error)));
      page.on("request", (request: { url(): string }) => {
        if (!/^(data|blob):/.test(request.url()) && request.url() !== url) {
          requests.push(request.url());
        }
      });
      await page.goto(url);
      return { page, faults, requests };
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
    },
  };
}
