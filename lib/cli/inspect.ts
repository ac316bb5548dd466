import { Buffer } from "node:buffer";
import { join } from "node:path";
import { previewScan, type ScanPreview } from "../inspect/preview_scan.ts";
import { scanPlan } from "../inspect/scan_plan.ts";
import { terminalImage } from "../inspect/terminal_image.ts";
import { type FileContents, fileContents } from "../io/file_contents.ts";
import { openScan } from "../io/open_scan.ts";
import { codeReadings } from "../recipe/readings.ts";
import { scalarPicture } from "../report/picture/scalar_picture.ts";
import { valueRange } from "../report/picture/value_range.ts";
import { formatBytes } from "../report/text/format_bytes.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { checkFile } from "./check_file.ts";
import { helpText, wrap } from "./help_text.ts";
import { type InspectedScan, inspectionJson } from "./inspection_json.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { printable } from "./printable.ts";
import { progressPrinter } from "./progress_printer.ts";
import { runCommand, terminalColumns } from "./run_command.ts";
import { terminalTarget } from "./terminal_target.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "dataset",
    value: "PATH",
    about: "dataset of an HDF5 file. Default: the file's only 4-D one",
  },
  {
    name: "png",
    value: "DIR",
    about:
      "folder for mean_pattern.png and adf.png; made where it does not exist",
  },
  {
    name: "json",
    about:
      "print one JSON document with the same, thumbnails apart, or with the error",
  },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Shows what a file holds: datasets, the scan with its sizes, type and pixel sizes, its mean pattern and dark field " +
  "from some of its patterns, and what reproduce would do with it. Ends with 0, or 2 on bad input.";

const EXAMPLES = [
  ["deno task inspect scan.h5", "what the file holds, with thumbnails"],
  [
    "deno task inspect scan.h5 --dataset /data/cbed --png pictures",
    "one of several datasets; pictures as pictures/mean_pattern.png and adf.png",
  ],
  ["deno task inspect scan.h5 --json", "the same for programs"],
] as const;

/** Columns that two pictures side by side may take. */
const PICTURE_COLUMNS = 38;
/** Datasets that are listed at most. */
const LISTED = 20;

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task inspect FILE [options]"],
      about: ABOUT,
      table: OPTIONS,
      examples: EXAMPLES,
      width: terminalColumns(),
    }));
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new InputError(
      `Cannot inspect ${positionals.length} files at once: give one`,
    );
  }
  checkFile(file, OPTIONS);
  const json = options.on("json");
  const contents = await fileContents(file);
  if (!json) printContents(file, contents);
  const found = await lookAt(file, {
    dataset: options.text("dataset"),
    // The listing above is worth having where none of its datasets will do.
    listed: contents.datasets.length > 0,
    progress: !json,
  });
  const folder = options.text("png");
  const pictures = folder === undefined || found.preview === undefined
    ? []
    : await writePictures(folder, found.preview);
  if (json) {
    console.log(inspectionJson({ file, contents, ...found, pictures }));
    return 0;
  }
  if (found.scan !== undefined) printScan(found.scan);
  if (found.preview !== undefined) printPreview(found.preview);
  found.plan.forEach((line) => say(line));
  if (pictures.length > 0) say(`Pictures: ${pictures.join(", ")}`);
  return 0;
}

/** Prints a line, wrapped between its words where a terminal has a width. */
function say(line: string, indent = 0): void {
  const width = Deno.stdout.isTerminal() ? terminalColumns() : Infinity;
  wrap(printable(line), width - indent - 2).forEach((part, i) =>
    console.log(`${" ".repeat(i === 0 ? indent : indent + 2)}${part}`)
  );
}

/** What a file's scan is and what would be done with it; no scan where none could be chosen. */
async function lookAt(
  file: string,
  { dataset, listed, progress }: {
    readonly dataset: string | undefined;
    readonly listed: boolean;
    readonly progress: boolean;
  },
): Promise<{
  readonly scan?: InspectedScan;
  readonly preview?: ScanPreview;
  readonly plan: readonly string[];
}> {
  let source: ScanSource;
  try {
    source = await openScan(file, dataset === undefined ? {} : { dataset });
  } catch (error) {
    if (!(error instanceof InputError && listed && dataset === undefined)) {
      throw error;
    }
    return { plan: [`reproduce would refuse it as it is: ${error.message}`] };
  }
  try {
    const { name, shape, dtype, calibration } = source;
    const scan = {
      name,
      shape,
      dtype,
      calibration,
      hasTruth: source.truth !== undefined,
    };
    const readings = codeReadings(shape.detector);
    const target = terminalTarget();
    const shown = progress && target.terminal;
    const print = progressPrinter(target);
    const stage = { stage: "preview", title: "look at some patterns" };
    if (shown) print({ kind: "start", ...stage });
    const preview = await previewScan(source, {
      adf: readings.adf,
      onProgress: (progress) =>
        shown && print({ kind: "progress", ...stage, ...progress }),
    });
    if (shown) target.write("\r\x1b[K");
    return { scan, preview, plan: scanPlan(shape, { readings, preview }) };
  } finally {
    source.close();
  }
}

function printContents(
  file: string,
  { bytes, datasets, external }: FileContents,
): void {
  say(`${file}: ${formatBytes(bytes)}`);
  for (const { path, shape, type } of datasets.slice(0, LISTED)) {
    const sizes = shape === null
      ? "no values"
      : shape.length === 0
      ? "a single value"
      : shape.join(" x ");
    say(`${path}: ${sizes}, ${type}`, 2);
  }
  if (datasets.length > LISTED) {
    say(`and ${datasets.length - LISTED} more datasets`, 2);
  }
  for (const link of external) {
    say(`${link} (another file, not followed)`, 2);
  }
}

function printScan(
  { shape, dtype, calibration, hasTruth }: InspectedScan,
): void {
  const { scanStepNm, detectorPixelPerAngstrom } = calibration;
  say(
    `Scan ${shape.scan.join(" x ")} (y, x), detector ${
      shape.detector.join(" x ")
    } (ky, kx), ${dtype}${hasTruth ? ", with known truth" : ""}`,
  );
  say(
    `Pixel sizes: scan ${
      scanStepNm === undefined ? "not stated" : `${rounded(scanStepNm)} nm`
    }, detector ${
      detectorPixelPerAngstrom === undefined
        ? "not stated"
        : `${rounded(detectorPixelPerAngstrom)} 1/Å`
    }`,
  );
}

/** Without the last digits that dividing makes up. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function printPreview({ meanPattern, adf, step, range }: ScanPreview): void {
  const colour = Deno.stdout.isTerminal() && !Deno.noColor;
  const columns = Math.min(
    PICTURE_COLUMNS,
    Math.floor((terminalColumns() - 3) / 2),
  );
  const left = terminalImage(meanPattern, {
    columns,
    colour,
    logarithmic: true,
  });
  const right = terminalImage(adf, { columns, colour });
  // Colours are not columns: the drawing without them is as wide.
  const width =
    terminalImage(meanPattern, { columns, colour: false })[0].length;
  const seen = step === 1
    ? "every pattern"
    : `one pattern in each ${step} x ${step}`;
  const [least, most] = range.map((value) => Number(value.toPrecision(4)));
  say(
    `From ${seen}: ${
      least <= most ? `values ${least} to ${most}` : "no finite values"
    }`,
  );
  console.log(`${"mean pattern (log)".padEnd(columns)}   dark field`);
  const blank = " ".repeat(width);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const gap = " ".repeat(Math.max(0, columns - width) + 3);
    console.log(`${left[i] ?? blank}${gap}${right[i] ?? ""}`);
  }
}

async function writePictures(
  folder: string,
  { meanPattern, adf }: ScanPreview,
): Promise<string[]> {
  const paths: string[] = [];
  try {
    await Deno.mkdir(folder, { recursive: true });
    for (
      const [name, image, logarithmic] of [
        ["mean_pattern", meanPattern, true],
        ["adf", adf, false],
      ] as const
    ) {
      const { uri } = scalarPicture(image, {
        colours: logarithmic ? "magma" : "gray",
        range: valueRange([image.data], { positive: logarithmic }),
        logarithmic,
        longestSide: 512,
      });
      const bytes = Buffer.from(uri.slice(uri.indexOf(",") + 1), "base64");
      const path = join(folder, `${name}.png`);
      await Deno.writeFile(path, bytes);
      paths.push(path);
    }
  } catch (error) {
    throw new InputError(
      `Cannot write the pictures to ${folder} (${
        (error as Error).message
      }): choose another folder with --png`,
      { cause: error },
    );
  }
  return paths;
}

if (import.meta.main) await runCommand(main);
