import { sentences } from "../../../lib/report/text/sentences.ts";
import type { QualityFile, QualitySeries } from "../../record/quality_file.ts";
import { formatSetting } from "../text/format_setting.ts";
import { listWords } from "../text/list_words.ts";
import { EFFORT_AXES, qualityValues } from "./quality_curves.ts";

/** The ARI that the project's own check asks of the materials. */
const WANTED = 0.97;
const MEASURE = "materials ARI";

/** How hard a scan may become before the materials are lost. */
export function qualityAnswer({ series }: QualityFile): readonly string[] {
  const points = series.flatMap((one) => one.points);
  const failed = points.filter(({ failure }) => failure !== null).length;
  const limits = series.filter(({ axis }) =>
    axis !== "seed" && !EFFORT_AXES.has(axis)
  ).flatMap((one) => limit(one) ?? []);
  const text = sentences(
    limits.length > 0 &&
      `The median ${MEASURE} stays at ${WANTED} or above ${listWords(limits)}.`,
    points.length > 0 &&
      (failed === 0
        ? `All ${points.length} chains ran to their end.`
        : `${failed} of ${points.length} chains failed.`),
  );
  return text === "" ? [] : [text];
}

/** Values around the usual one at which the materials are found. */
function limit(series: QualitySeries): string | undefined {
  const values = qualityValues(series).filter(({ accuracy, failures }) =>
    accuracy.has(MEASURE) || failures.length > 0
  );
  if (values.length === 0) return undefined;
  const good = values.map(({ accuracy }) =>
    (accuracy.get(MEASURE)?.median ?? -1) >= WANTED
  );
  const distance = (value: number) => Math.abs(value - series.usual);
  const start = values.reduce(
    (best, { value }, index) =>
      distance(value) < distance(values[best].value) ? index : best,
    0,
  );
  if (!good[start]) {
    return `at no ${series.axis} next to the usual ${
      formatSetting(series.usual)
    }`;
  }
  let [low, high] = [start, start];
  while (low > 0 && good[low - 1]) low--;
  while (high < values.length - 1 && good[high + 1]) high++;
  const unit = series.unit === "" ? "" : ` ${series.unit}`;
  return low === 0 && high === values.length - 1
    ? `for every ${series.axis} tried (${formatSetting(values[low].value)} to ${
      formatSetting(values[high].value)
    }${unit})`
    : `for ${series.axis} from ${formatSetting(values[low].value)} to ${
      formatSetting(values[high].value)
    }${unit}`;
}
