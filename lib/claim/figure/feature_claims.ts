import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import type { Claim } from "../claim.ts";
import { figureRow } from "../row/figure_row.ts";
import { otherSize } from "../row/other_size.ts";

const SOURCES = ["course", "shi2022"] as const;

/** Feature pixels, largest and median log-STD, pixels of the annulus. */
export const featuresClaim: Claim = {
  id: "features",
  judge(evidence) {
    const { result } = evidence;
    const { features } = result;
    const published = PUBLISHED.features;
    const untestable = (source: string) =>
      otherSize(result) ??
        (source === "shi2022" && result.input.identity.kind === "fixture"
          ? "measured on another version of the file than the course's, after which the junction is made"
          : undefined);
    const id = (name: string, source: string) =>
      source === "course" ? name : `${name}.${source}`;
    return [
      figureRow(evidence, {
        id: "features.annulusPixels",
        claim: "pixels in the annulus",
        source: "course",
        value: features.annulusPixels,
        published: published.annulusPixels,
        tolerance: CLAIM_BOUNDS.annulusPixels,
        untestable: untestable("course"),
        evidence: ["features"],
      }),
      ...SOURCES.flatMap((source) => [
        figureRow(evidence, {
          id: id("features.count", source),
          claim: "feature pixels by the code's rule",
          source,
          value: features.count,
          published: published.count[source],
          tolerance: CLAIM_BOUNDS.featureCount,
          untestable: untestable(source),
          evidence: ["feature_mask"],
        }),
        figureRow(evidence, {
          id: id("features.maximum", source),
          claim: "largest log-STD",
          source,
          value: features.maximum,
          published: published.maximum[source],
          tolerance: CLAIM_BOUNDS.maximum,
          untestable: untestable(source),
          evidence: ["log_std"],
        }),
        ...published.medians[source].map(([radius, median], i) =>
          figureRow(evidence, {
            id: id(`features.median.${radius}`, source),
            claim: `median log-STD at ${radius} px`,
            source,
            value: features.medians[i]?.median,
            published: median,
            tolerance: CLAIM_BOUNDS.median,
            untestable: untestable(source),
            evidence: ["log_std"],
          })
        ),
      ]),
    ];
  },
};
