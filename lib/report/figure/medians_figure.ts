import { chartLegend } from "../chart/chart_legend.ts";
import { curve } from "../chart/curve.ts";
import { dots } from "../chart/dots.ts";
import { plotChart } from "../chart/plot_chart.ts";
import { medianComparison } from "../comparison/median_comparison.ts";
import { sourceName } from "../comparison/source_name.ts";
import { sourceShapes } from "../comparison/source_shapes.ts";
import { html } from "../markup/html.ts";
import { panels } from "../panel/panels.ts";
import type { ReportFigure } from "../report_figure.ts";
import { formatNumber } from "../text/format_number.ts";
import { sentences } from "../text/sentences.ts";

/** Median log-STD by radius beside others' medians. */
export const mediansFigure: ReportFigure = {
  id: "medians",
  title: "Median log-STD by radius",
  arrays: [],
  otherwise: "This run recorded too few medians of the log-STD to draw.",
  draw(page) {
    const ours = page.result.features.medians
      .map(({ radius, median }) => [radius, median] as const)
      .filter((point) => point.every(Number.isFinite));
    if (ours.length < 2) return undefined;
    const side = Math.min(...page.result.input.shape.detector);
    const others = page.result.comparisons.flatMap((comparison) => {
      const share = medianComparison(comparison);
      return share === undefined || !Number.isFinite(comparison.theirs)
        ? []
        : [{
          source: sourceName(comparison),
          point: [share * side, comparison.theirs] as const,
        }];
    });
    const shapes = [...sourceShapes(others.map(({ source }) => source))];
    const listed = ours.map(([radius, median]) =>
      `${formatNumber(median, { digits: 3 })} at ${formatNumber(radius)} px`
    );
    const chart = plotChart({
      alt: `Median log-STD of this run by radius: ${listed.join(", ")}.`,
      x: { label: "radius (px)", inset: 8 },
      y: { label: "median log-STD", inset: 8 },
      marks: [
        curve(ours, { colour: "var(--ink)" }),
        ...shapes.map(([source, shape]) =>
          dots(
            others
              .filter((other) => other.source === source)
              .map(({ point }) => point),
            { colour: "var(--accent)", shape },
          )
        ),
      ],
    });
    const legend = chartLegend([
      { label: "this run", colour: "var(--ink)", mark: "line" },
      ...shapes.map(([label, mark]) => ({
        label,
        colour: "var(--accent)",
        mark,
      })),
    ]);
    const body = panels("large", [
      html`<div class="panel">${chart}${legend}</div>`,
    ]);
    const caption = sentences(
      "The median over the pixels at each radius: most of them lie between the disks, so the curve shows the noise floor from which the disks must stand out.",
      others.length > 0 &&
        "Hollow marks are others' figures: a lower curve means patterns with less noise or more smoothing, and the losses of the networks follow it.",
    );
    return { body, caption };
  },
};
