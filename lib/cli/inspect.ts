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
import { helpText } from "./help_text.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { printable } from "./printable.ts";
import { runCommand, terminalColumns } from "./run_command.ts";

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
  { name: "help", about: "print this" },
];

const ABOUT =
  "Shows what a file holds: datasets, the scan with its sizes, type and pixel sizes, its mean pattern and dark field " +
  "from some of its patterns, and what reproduce would do with it.";

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
  const contents = await fileContents(file);
  printContents(file, contents);
  const dataset = options.text("dataset");
  const source = await openScan(file, dataset === undefined ? {} : { dataset });
  try {
    const { detector } = source.shape;
    const readings = codeReadings(detector);
    printScan(source);
    const preview = await previewScan(source, { adf: readings.adf });
    printPreview(preview);
    for (const line of scanPlan(source.shape, { readings, preview })) {
      console.log(line);
    }
    const folder = options.text("png");
    if (folder !== undefined) await writePictures(folder, preview);
  } finally {
    source.close();
  }
  return 0;
}

function printContents(
  file: string,
  { bytes, datasets, external }: FileContents,
): void {
  console.log(`${printable(file)}: ${formatBytes(bytes)}`);
  for (const { path, shape, type } of datasets.slice(0, LISTED)) {
    const sizes = shape === null
      ? "no values"
      : shape.length === 0
      ? "a single value"
      : shape.join(" x ");
    console.log(`  ${printable(path)}: ${sizes}, ${type}`);
  }
  if (datasets.length > LISTED) {
    console.log(`  and ${datasets.length - LISTED} more datasets`);
  }
  for (const link of external) {
    console.log(`  ${printable(link)} (another file, not followed)`);
  }
}

function printScan({ shape, dtype, calibration, truth }: ScanSource): void {
  const { scanStepNm, detectorPixelPerAngstrom } = calibration;
  console.log(
    `Scan ${shape.scan.join(" x ")} (y, x), detector ${
      shape.detector.join(" x ")
    } (ky, kx), ${dtype}${truth ? ", with known truth" : ""}`,
  );
  console.log(
    `Pixel sizes: scan ${
      scanStepNm === undefined ? "not stated" : `${scanStepNm} nm`
    }, detector ${
      detectorPixelPerAngstrom === undefined
        ? "not stated"
        : `${detectorPixelPerAngstrom} 1/Å`
    }`,
  );
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
  const width = Math.min(columns, meanPattern.shape[1]);
  const seen = step === 1
    ? "every pattern"
    : `one pattern in each ${step} x ${step}`;
  console.log(
    `From ${seen}: values ${Number(range[0].toPrecision(4))} to ${
      Number(range[1].toPrecision(4))
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
): Promise<void> {
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
      await Deno.writeFile(join(folder, `${name}.png`), bytes);
    }
  } catch (error) {
    throw new InputError(
      `Cannot write the pictures to ${folder} (${
        (error as Error).message
      }): choose another folder with --png`,
      { cause: error },
    );
  }
  console.log(`Pictures: ${join(folder, "mean_pattern.png")} and adf.png`);
}

if (import.meta.main) await runCommand(main);
