import { checkScan } from "../recipe/check_scan.ts";
import { INTENSITIES } from "../recipe/find_features.ts";
import type { Readings } from "../recipe/readings.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import { PUBLISHED } from "../published/published_figures.ts";
import type { ScanPreview } from "./preview_scan.ts";

/**
 * What `reproduce` would do with a scan, in sentences, and what in the preview
 * a person should look at first.
 */
export function scanPlan(
  shape: ScanShape,
  { readings, preview }: {
    readonly readings: Readings;
    readonly preview: ScanPreview;
  },
): string[] {
  const lines: string[] = [];
  const [least, most] = preview.range;
  // Where no value is finite, the range says nothing.
  const finite = least <= most;
  const bright = finite && Math.max(-least, most) > INTENSITIES.largest;
  const refused = bright || preview.notFinite > 0;
  try {
    checkScan(shape, readings);
    lines.push(
      `${
        refused
          ? "reproduce can run on a scan of its sizes"
          : "reproduce can run on it"
      }: annulus ${pair(readings.annulus)} px, dark field ${
        pair(readings.adf)
      } px, k ${readings.k.join(", ")}.`,
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    lines.push(`reproduce would refuse it: ${error.message}`);
  }
  const published = JSON.stringify(shape) === JSON.stringify(PUBLISHED.shape);
  lines.push(
    published
      ? "It has the published scan's sizes: published figures can be compared."
      : "It has not the published scan's sizes: published figures will stand beside its own for orientation only.",
  );
  if (readings.clampBelow !== null && least < readings.clampBelow) {
    lines.push(
      `Values below ${readings.clampBelow} become it, as in the published code (--clamp none leaves them); the least one seen is ${
        number(least)
      }.`,
    );
  }
  if (
    readings.clampBelow !== null && finite && most <= readings.clampBelow
  ) {
    lines.push(
      `All values seen are at most ${
        number(most)
      }: the published clamp at ${readings.clampBelow} would leave nothing. Give --clamp none.`,
    );
  }
  if (bright) {
    lines.push(
      `Values beyond ${INTENSITIES.largest.toExponential()} were seen: reproduce refuses pixels that bright. Scale the values, for example to counts.`,
    );
  }
  if (preview.notFinite > 0) {
    lines.push(
      `${preview.notFinite} of the values seen are not finite: reproduce refuses such patterns.`,
    );
  }
  return lines;
}

function pair([inner, outer]: readonly [number, number]): string {
  return `${number(inner)} to ${number(outer)}`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(4)));
}
