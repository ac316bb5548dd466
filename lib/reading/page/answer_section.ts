import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import { sentences } from "../../report/text/sentences.ts";
import type { ReadingsRecord } from "../readings_record.ts";

/** The answer in a few sentences, made of the record's numbers alone. */
export function answerSection(record: ReadingsRecord): Markup {
  const { input, seeds, variants, runs, claims } = record;
  const faults = runs.filter(({ fault }) => fault !== undefined).length;
  const always = claims.filter(({ readings }) => stands(readings, "always"));
  const never = claims.filter(({ readings }) => stands(readings, "never"));
  const untold = claims.filter(({ readings }) =>
    Object.values(readings).every(({ reproduced, notReproduced }) =>
      reproduced + notReproduced === 0
    )
  );
  const depends = claims.length - always.length - never.length - untold.length;
  const [scan, detector] = [input.shape.scan, input.shape.detector];
  return html`
    <p class="lead">${sentences(
      `${formatNumber(variants.length)} readings of the publication, ${
        formatNumber(seeds.length)
      } ${seeds.length === 1 ? "seed" : "seeds"} each, on ${input.name} (${
        scan.join(" × ")
      } positions, ${detector.join(" × ")} pixels).`,
      claims.length > 0 &&
        `Of ${claims.length} published claims and figures, ${always.length} were reproduced under every reading and seed, ${never.length} under none, ${depends} depend on reading or seed, and ${untold.length} cannot be tested on this scan.`,
      faults > 0 &&
        `${faults} of ${runs.length} runs ended with a message instead of a result.`,
    )}</p>
    ${bestReading(record)}
  `;
}

function bestReading({ explanations, variants }: ReadingsRecord): Markup {
  const [best, second] = explanations;
  // A lone figure, like the ratio of the lattices, tells no readings apart.
  if (best === undefined || best.figures < 2) return html``;
  const title = (id: string) =>
    variants.find((variant) => variant.id === id)?.title ?? id;
  return html`
    <p>The published figures are given best by <strong>${title(
      best.variant,
    )}</strong>: ${best.within} of ${best
      .figures} within their tolerances, ${formatNumber(best.distance, {
        digits: 2,
      })} tolerances away on average${second &&
      html`
        (next: ${title(second.variant)}, ${formatNumber(second.distance, {
          digits: 2,
        })})
      `}.</p>
  `;
}

function stands(
  readings: ReadingsRecord["claims"][number]["readings"],
  how: "always" | "never",
): boolean {
  const counts = Object.values(readings);
  const tested = counts.filter(({ reproduced, notReproduced }) =>
    reproduced + notReproduced > 0
  );
  return tested.length > 0 &&
    tested.every(({ reproduced, notReproduced }) =>
      how === "always" ? notReproduced === 0 : reproduced === 0
    );
}
