import type { LabelStyle } from "./colour/label_style.ts";
import { labelStyles } from "./colour/label_styles.ts";
import type { ReportRun } from "./report_run.ts";

/** A run with what all its figures share. */
export interface ReportPage extends ReportRun {
  /** Names and colours of labels, by label map. */
  readonly styles: ReadonlyMap<string, readonly LabelStyle[]>;
  /** Longest side of a scan's picture, in picture pixels. */
  readonly scanSide: number;
  /** Longest side of a diffraction pattern's picture, in picture pixels. */
  readonly patternSide: number;
}

/** Scan positions along a side that are drawn one by one. */
const SCAN_SIDE = 512;

/**
 * Bytes of PNG that all diffraction patterns together may take: 3 MB, which
 * become 4 MB as text and leave room for the rest of a page below 10 MB.
 * A pattern's picture takes at most about one byte per pixel.
 */
const PATTERN_BYTES = 3_000_000;

/**
 * Adds to a run what its figures share. Pictures are reduced where a large
 * scan or many patterns would make the page too large to mail.
 */
export function reportPage(run: ReportRun): ReportPage {
  const detector = Math.max(...run.result.input.shape.detector);
  let patterns = 0;
  for (const [name, { shape }] of run.arrays) {
    if (name.startsWith("centres_")) patterns += 2 * shape[0];
    else if (name.startsWith("centre_difference_")) patterns += shape[0];
    else if (shape.at(-1) === run.result.input.shape.detector[1]) patterns++;
  }
  const affordable = Math.floor(
    Math.sqrt(PATTERN_BYTES / Math.max(1, patterns)),
  );
  return {
    ...run,
    styles: labelStyles(run),
    scanSide: SCAN_SIDE,
    patternSide: Math.max(16, Math.min(detector, affordable)),
  };
}
