import { ok, strictEqual } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { decode } from "fast-png";

interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, string>>;
}

interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly outputs?: readonly Output[];
}

const FOLDER = new URL(".", import.meta.url);
/** Between the outputs of two cells. */
const MARK = "--- next cell ---";

const joined = (text: string | readonly string[]) => [text].flat().join("");

async function codeCells(): Promise<Cell[]> {
  const text = await Deno.readTextFile(
    new URL("published_chain.ipynb", FOLDER),
  );
  const { cells }: { cells: Cell[] } = JSON.parse(text);
  return cells.filter(({ cell_type }) => cell_type === "code");
}

/** A cell's output as lines of text; each picture is one, by its PNG. */
function committed({ outputs = [] }: Cell): string[] {
  return outputs.flatMap(({ output_type, text, data }) => {
    if (output_type === "stream") return joined(text!).trimEnd().split("\n");
    strictEqual(output_type, "display_data");
    return [`PNG ${data!["image/png"]}`];
  });
}

/** What the cells print, run one after the other without a kernel. */
async function run(cells: readonly Cell[]): Promise<string[][]> {
  const program = [
    // The kernel's way to show something, where no kernel is.
    'Deno.jupyter = { display: (o) => console.log("PNG " + o["image/png"]) };',
    ...cells.flatMap(({ source }) => [
      joined(source),
      `console.log("${MARK}");`,
    ]),
  ].join("\n");
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--no-check", "--allow-read", "--allow-env", "-"],
    // Where Jupyter runs it: the cells import by relative paths.
    cwd: FOLDER,
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(program));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  ok(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout).split(`${MARK}\n`).slice(0, -1)
    .map((text) => text === "" ? [] : text.trimEnd().split("\n"));
}

const NUMBER = /\d+(\.\d+)?/g;

/**
 * Counts are exactly those of the committed outputs. What is measured may differ
 * by two units of its last digit or 2 %: processors with and without fused
 * multiply-add round sums differently, and UMAP and k-means pass that on.
 */
function sameLine(found: string, wanted: string): void {
  strictEqual(found.replace(NUMBER, "#"), wanted.replace(NUMBER, "#"));
  const values = (line: string) => line.match(NUMBER) ?? [];
  values(wanted).forEach((value, i) => {
    const digits = value.split(".")[1]?.length ?? 0;
    const tolerance = digits === 0
      ? 0
      : Math.max(2.001 * 10 ** -digits, 0.02 * Number(value));
    const difference = Math.abs(Number(values(found)[i]) - Number(value));
    ok(difference <= tolerance, `${found} where ${wanted} was committed`);
  });
}

function samePicture(found: string, wanted: string): void {
  const [one, other] = [found, wanted].map((line) =>
    decode(Buffer.from(line.slice(4), "base64"))
  );
  strictEqual(one.width, other.width);
  strictEqual(one.height, other.height);
  strictEqual(one.data.length, other.data.length);
}

Deno.test("the notebook's cells run in order and give the committed outputs", async () => {
  const cells = await codeCells();
  const found = await run(cells);
  strictEqual(found.length, cells.length);
  let [numbers, pictures] = [0, 0];
  cells.forEach((cell, i) => {
    const wanted = committed(cell);
    strictEqual(found[i].length, wanted.length, joined(cell.source));
    wanted.forEach((line, j) => {
      if (line.startsWith("PNG ")) {
        samePicture(found[i][j], line);
        pictures++;
      } else {
        sameLine(found[i][j], line);
        numbers += line.match(NUMBER)?.length ?? 0;
      }
    });
  });
  ok(numbers >= 20, `${numbers} numbers were compared`);
  ok(pictures >= 10, `${pictures} pictures were compared`);
});
