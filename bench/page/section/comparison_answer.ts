import type { ComparisonFile } from "../../record/comparison_file.ts";
import { listWords } from "../text/list_words.ts";

/** What the last comparison of two revisions says. */
export function comparisonAnswer(
  { before, after, changes }: ComparisonFile,
): readonly string[] {
  const part = (verdict: string) =>
    changes.filter((change) => change.verdict === verdict).map((change) =>
      `${change.stage} (${change.ratio < 1 ? "−" : "+"}${
        Math.abs(100 * (change.ratio - 1)).toFixed(0)
      } %)`
    );
  const [slower, faster] = ["slower", "faster"].map(part);
  const said = [
    slower.length > 0 && `${slower.length} slower: ${listWords(slower)}`,
    faster.length > 0 && `${faster.length} faster: ${listWords(faster)}`,
  ].filter((text) => text !== false);
  return [
    `The last comparison, ${after} against ${before}: ${
      said.length === 0
        ? `no change could be told in ${changes.length} stages`
        : `of ${changes.length} stages ${said.join("; ")}`
    }.`,
  ];
}
