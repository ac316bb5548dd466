import type { ComparisonRecord, RunResult } from "../../run/run_result.ts";
import { lossComparison } from "../comparison/loss_comparison.ts";
import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";

/** Where others' figures come from, for the sources that stem4d knows. */
const SOURCES: Readonly<Record<string, string>> = {
  course:
    "course: the repository Shahhuseyn/4D-STEM-Autoencoder-Reduction on GitHub, README and executed notebook",
  shi2022:
    "shi2022: Shi et al., npj Computational Materials 8, 114 (2022), doi:10.1038/s41524-022-00793-9, and its notebook",
};

/**
 * Our figures beside others', those that must not be compared set apart. Of
 * the losses only each network's last is listed; the figure of the training
 * has them all.
 */
export function comparisonsSection(
  result: Pick<RunResult, "comparisons">,
): Markup {
  const { comparisons } = result;
  if (comparisons.length === 0) {
    return html`<p>This run was set beside no published figures.</p>`;
  }
  const listed = lastLosses(comparisons);
  const comparable = listed.filter((item) => item.comparable);
  const others = listed.filter((item) => !item.comparable);
  const sources = [...new Set(listed.map(({ source }) => source))]
    .flatMap((source) => SOURCES[source] ?? []);
  return html`${comparable.length > 0 && comparableTable(comparable)}${
    others.length > 0 &&
    html`<p>${
      comparable.length > 0
        ? "The following figures are of other sizes or conditions"
        : "All figures are of other sizes or conditions"
    }: they stand here for orientation, and agreement or disagreement proves nothing.</p>${
      otherTable(others)
    }`
  }${
    listed.length < comparisons.length &&
    html`
      <p
        class="note">Losses at earlier epochs stand with <a href="#losses">the training curves</a>.</p>
    `
  }${sources.length > 0 && html`<p class="note">${sources.join("; ")}.</p>`}`;
}

function lastLosses(
  comparisons: readonly ComparisonRecord[],
): readonly ComparisonRecord[] {
  const key = (item: ComparisonRecord) => {
    const at = lossComparison(item);
    return at && `${at.kind}\n${at.material}\n${item.source}`;
  };
  const last = new Map<string, number>();
  for (const item of comparisons) {
    const name = key(item);
    const epoch = lossComparison(item)?.epoch ?? 0;
    if (name !== undefined) {
      last.set(name, Math.max(epoch, last.get(name) ?? 0));
    }
  }
  return comparisons.filter((item) => {
    const name = key(item);
    return name === undefined ||
      lossComparison(item)?.epoch === last.get(name);
  });
}

function comparableTable(items: readonly ComparisonRecord[]): Markup {
  return dataTable({
    caption: "Figures that may be compared",
    columns: [
      { title: "Figure" },
      { title: "This run", numeric: true },
      { title: "Theirs", numeric: true },
      { title: "Difference", numeric: true },
      { title: "Source" },
    ],
    rows: items.map(({ figure, ours, theirs, source }) => [
      chemicalName(figure),
      formatNumber(ours),
      formatNumber(theirs),
      difference(ours, theirs),
      source,
    ]),
  });
}

/** Without differences: they would invite the comparison. */
function otherTable(items: readonly ComparisonRecord[]): Markup {
  return dataTable({
    caption: "Figures that must not be compared",
    columns: [
      { title: "Figure" },
      { title: "This run", numeric: true },
      { title: "Theirs", numeric: true },
      { title: "Source" },
    ],
    rows: items.map(({ figure, ours, theirs, source }) => [
      chemicalName(figure),
      formatNumber(ours),
      formatNumber(theirs),
      source,
    ]),
  });
}

/** Relative to theirs in per cent, absolute where theirs is zero. */
function difference(ours: number, theirs: number): string {
  if (!Number.isFinite(ours) || !Number.isFinite(theirs)) return "–";
  if (theirs === 0) return formatNumber(ours, { digits: 3, sign: true });
  const percent = 100 * (ours - theirs) / Math.abs(theirs);
  const rounded = Number(percent.toFixed(1));
  return `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${
    Math.abs(rounded).toFixed(1)
  } %`;
}
