import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { ReadingsRecord } from "../../../lib/reading/readings_record.ts";
import { markdownTable } from "../../page/readme/markdown_table.ts";
import type { ReferenceRecords } from "../reference_records.ts";

/** Which reading gives the published figures best, and how many claims each one reproduces. */
export function readingsTable(
  { quick, published }: ReferenceRecords,
): string {
  const variants = quick.variants.map(({ id, title }) => ({ id, title }));
  return markdownTable(
    [
      "reading",
      "figures within tolerance, published size",
      "mean distance, tolerances",
      "verdicts, published size",
      "verdicts, quick",
      "runs that ended with a message",
    ],
    variants.map(({ id, title }) => {
      const explained = published.explanations.find(({ variant }) =>
        variant === id
      );
      return [
        title,
        explained ? `${explained.within} of ${explained.figures}` : "–",
        explained ? formatNumber(explained.distance, { digits: 2 }) : "–",
        verdicts(published, id),
        verdicts(quick, id),
        String(
          [quick, published].flatMap(({ runs }) => runs).filter((
            { variant, fault },
          ) => variant === id && fault !== undefined).length,
        ),
      ];
    }),
  );
}

/** The reading that comes nearest to the published figures, as a sentence. */
export function bestReading({ published }: ReferenceRecords): string {
  const [best, ...others] = published.explanations;
  const title = (id: string) =>
    published.variants.find((variant) => variant.id === id)?.title ?? id;
  const same = others.filter(({ distance }) => distance === best.distance);
  const next = others.find(({ distance }) => distance > best.distance);
  return `Nearest to the course's figures: **${title(best.variant)}**${
    same.length > 0
      ? ` (the same: ${same.map(({ variant }) => title(variant)).join(", ")})`
      : ""
  }, ${best.within} of ${best.figures} within their tolerances and ${
    formatNumber(best.distance, { digits: 2 })
  } tolerances away on average${
    next
      ? `; next: ${title(next.variant)}, ${
        formatNumber(next.distance, { digits: 2 })
      }`
      : ""
  }. The junction was tuned under the default reading, so this tells least about readings close to it.`;
}

/** "68 of 80": verdicts "reproduced" among those given, over all seeds. */
function verdicts({ claims }: ReadingsRecord, variant: string): string {
  let reproduced = 0;
  let given = 0;
  for (const { readings } of claims) {
    const count = readings[variant];
    reproduced += count?.reproduced ?? 0;
    given += (count?.reproduced ?? 0) + (count?.notReproduced ?? 0);
  }
  return given === 0 ? "–" : `${reproduced} of ${given}`;
}
