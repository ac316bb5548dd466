import { probeDisc } from "../../../lib/align/probe_disc.ts";
import { darkFieldPixels } from "../../../lib/features/dark_field_pixels.ts";
import { measureStage as recipeStage } from "../../../lib/recipe/stage/measure_stage.ts";
import { outcomeOf } from "../../../lib/recipe/stage/recipe_chain.ts";
import { residualShifts } from "../../../lib/score/residual_shifts.ts";
import type { BenchStage } from "../bench_stage.ts";
import { scanSizes } from "../stage_sizes.ts";
import { PATTERN_FLOPS } from "./pattern_work.ts";

/** The recipe's first pass: align, dark field and deviations in one read. */
export const measureStage: BenchStage = {
  name: "measure",
  about: recipeStage.title,
  needs: recipeStage.needs,
  runsOn: "engine",
  run: (chain) => recipeStage.run(chain),
  size: ({ source }) => scanSizes(source).scan,
  // Stored values in; out two shifts and a dark field a position, three
  // float64 maps. A pass of alignment beyond the first shifts the disc again.
  work({ source, readings }) {
    const { positions, pixels, valueBytes } = scanSizes(source);
    const disc = probeDisc(source.shape.detector).pixels.length;
    const adf = darkFieldPixels(source.shape.detector, readings.adf).length;
    const { admit, checksum, centre, shift, sum, moments } = PATTERN_FLOPS;
    const passes = readings.alignmentPasses;
    const fileBytes = positions * pixels * valueBytes;
    return {
      bytes: fileBytes + positions * 12 + 3 * 8 * pixels,
      fileBytes,
      flops: positions *
        (passes * disc * centre + (passes - 1) * disc * shift +
          pixels * (admit + checksum + shift + moments) + adf * sum),
    };
  },
  accuracy(chain): Record<string, number> {
    const { truth } = chain.source;
    if (truth === undefined) return {};
    const { shifts } = outcomeOf(chain, "measurement");
    return { "residual px": residualShifts(truth.shift, shifts).residual };
  },
};
