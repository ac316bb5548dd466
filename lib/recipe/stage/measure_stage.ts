import { darkFieldPixels } from "../../features/dark_field_pixels.ts";
import { measureScan } from "../../stream/measure_scan.ts";
import type { RecipeStage } from "./recipe_stage.ts";

/** First pass over the scan (recipe, steps 1, 2, 4 and 5). */
export const measureStage: RecipeStage = {
  name: "measure",
  title: "align, dark field, deviations",
  needs: [],
  makes: ["measurement"],
  async run({ source, engine, readings, outcomes }, onProgress) {
    outcomes.measurement = await measureScan(source, engine, {
      clampBelow: readings.clampBelow,
      alignmentPasses: readings.alignmentPasses,
      adfPixels: darkFieldPixels(source.shape.detector, readings.adf),
      onProgress,
    });
  },
};
