import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type TemporaryBeside,
  temporaryBeside,
} from "../io/temporary_beside.ts";
import { InputError } from "../scan/input_error.ts";

/** How `writePagePicture` draws. */
export interface PagePictureOptions {
  /** Width and height of the window in pixels; the picture shows the top of the page. */
  readonly size: readonly [width: number, height: number];
  /** Chromium's program. Default: Debian's. */
  readonly chromium?: string;
  /** Milliseconds after which a browser that has not drawn is ended. Default 240,000: a busy machine takes long to start one. */
  readonly patience?: number;
}

/**
 * Draws the top of an offline page as a PNG with Chromium, which asks nothing of
 * any network. A picture that stands at `out` is replaced when the new one is
 * complete.
 *
 * @param page page to draw, a file
 * @param out picture to write
 * @throws {InputError} where the page or Chromium is missing, or Chromium does
 * not draw a picture of that size
 */
export async function writePagePicture(
  page: string,
  out: string,
  { size: [width, height], chromium = "/usr/bin/chromium", patience = 240_000 }:
    PagePictureOptions,
): Promise<void> {
  const refuse = (reason: string, what: string) =>
    new InputError(`Cannot draw ${page} as ${reason}: ${what}`);
  if (!(await isFile(page))) {
    throw refuse("there is no such file", "run deno task reproduce first");
  }
  let temporary: TemporaryBeside;
  try {
    temporary = temporaryBeside(resolve(out));
  } catch (error) {
    throw refuse(
      `nothing can be written beside ${out} (${(error as Error).message})`,
      "choose another place with --out",
    );
  }
  const folder = temporary.path;
  try {
    await Deno.mkdir(folder);
    const picture = join(folder, "picture.png");
    const log = await draw(chromium, {
      patience,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        // What scripts draw a moment later is waited for, in the page's own time.
        "--virtual-time-budget=10000",
        `--user-data-dir=${join(folder, "profile")}`,
        `--window-size=${width},${height}`,
        `--screenshot=${picture}`,
        pathToFileURL(resolve(page)).href,
      ],
    });
    if (log === undefined) {
      throw refuse(
        `${chromium} could not be started`,
        "install Debian's package chromium or name another with --chromium",
      );
    }
    const bytes = await Deno.readFile(picture).catch(() => new Uint8Array());
    const found = pngSize(bytes);
    if (found?.[0] !== width || found[1] !== height) {
      throw refuse(
        `Chromium drew ${
          found ? `${found[0]} x ${found[1]} pixels` : "nothing"
        } where ${width} x ${height} were wanted`,
        `it said ${JSON.stringify(log.trim().split("\n").at(-1))}`,
      );
    }
    await Deno.rename(picture, out);
  } finally {
    temporary.remove();
  }
}

/** What the browser said; undefined where it is not there. */
async function draw(
  chromium: string,
  { args, patience }: {
    readonly args: readonly string[];
    readonly patience: number;
  },
): Promise<string | undefined> {
  let browser: Deno.ChildProcess;
  try {
    browser = new Deno.Command(chromium, {
      args: [...args],
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const timer = setTimeout(() => browser.kill("SIGKILL"), patience);
  try {
    const { stderr } = await browser.output();
    return new TextDecoder().decode(stderr);
  } finally {
    clearTimeout(timer);
  }
}

/** Width and height that a PNG's header states. */
function pngSize(bytes: Uint8Array): [number, number] | undefined {
  if (bytes.length < 24 || bytes[1] !== 0x50) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then(({ isFile }) => isFile, () => false);
}
