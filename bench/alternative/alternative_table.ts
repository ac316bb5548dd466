import { markdownTable } from "../page/readme/markdown_table.ts";
import type {
  AlternativePoint,
  MethodOutcome,
  PublishedOutcome,
} from "../record/alternative_file.ts";
import { median } from "../statistics/median.ts";

/** The alternative's subjects with those of the recipe that answer the same. */
const SUBJECTS: readonly (readonly [own: string, recipe: readonly string[]])[] =
  [
    ["flake", ["flake"]],
    ["materials", ["materials"]],
    ["WS2 sub-domains", ["WS2 level 3", "WS2 AE", "WS2 VAE"]],
    ["WSe2 sub-domains", ["WSe2 level 3", "WSe2 AE", "WSe2 VAE"]],
  ];
const MEASURES = ["ARI", "NMI", "accuracy", "boundary F"];
/** Scores nearer than this are called equal. */
const EQUAL = 0.0005;

/**
 * The record's points as Markdown: adjusted Rand indices by fixture, then how
 * often each measure is better, equal or worse, and every single loss.
 */
export function alternativeTable(points: readonly AlternativePoint[]): string {
  return [
    ariTable(points),
    "",
    countTable(points),
    "",
    ...losses(points),
  ].join("\n");
}

function ariTable(points: readonly AlternativePoint[]): string {
  const fixtures = [...new Set(points.map(({ fixture }) => fixture))];
  const rows = fixtures.map((fixture) => {
    const of = points.filter((point) => point.fixture === fixture);
    const cells = SUBJECTS.flatMap(([own, recipe]) => [
      recipe.map((subject) =>
        middle(
          of.flatMap(({ recipe }) =>
            recipe === null || notRun(recipe, subject)
              ? []
              : [value(recipe, subject, "ARI")]
          ),
        )
      ).join(", "),
      range(of.map((point) => value(point.alternative, own, "ARI"))),
    ]);
    const trained = of.filter(({ recipe }) => recipe?.networks).length;
    return [
      fixture,
      trained === of.length ? `${of.length}` : `${of.length} (${trained})`,
      ...cells,
    ];
  });
  return markdownTable(
    [
      "fixture",
      "seeds",
      "flake, recipe",
      "alternative",
      "materials, recipe",
      "alternative",
      "WS2: level 3, AE, VAE",
      "alternative",
      "WSe2: level 3, AE, VAE",
      "alternative",
    ],
    rows,
  );
}

interface Comparison {
  readonly measure: string;
  readonly where: string;
  readonly recipe: number;
  readonly alternative: number;
}

/** Every score of the alternative beside every one of the recipe that answers the same. */
function comparisons(points: readonly AlternativePoint[]): Comparison[] {
  return points.flatMap(({ fixture, seed, recipe, alternative }) =>
    recipe === null
      ? []
      : MEASURES.flatMap((measure) =>
        SUBJECTS.flatMap(([own, subjects]) =>
          subjects.filter((subject) => !notRun(recipe, subject)).map((
            subject,
          ) => ({
            measure,
            where: `${fixture}, seed ${seed}, ${subject}`,
            // A chain that did not end has found nothing.
            recipe: value(recipe, subject, measure) ?? 0,
            alternative: value(alternative, own, measure) ?? 0,
          }))
        )
      )
  );
}

function countTable(points: readonly AlternativePoint[]): string {
  const all = comparisons(points);
  return markdownTable(
    ["measure", "better", "equal", "worse"],
    MEASURES.map((measure) => {
      const of = all.filter((one) => one.measure === measure);
      const better = of.filter((one) => ahead(one) > EQUAL).length;
      const worse = of.filter((one) => ahead(one) < -EQUAL).length;
      return [
        measure,
        String(better),
        String(of.length - better - worse),
        String(worse),
      ];
    }),
  );
}

function losses(points: readonly AlternativePoint[]): string[] {
  const worse = comparisons(points).filter((one) => ahead(one) < -EQUAL);
  if (worse.length === 0) return ["It is worse nowhere."];
  return [
    "Where it is worse:",
    "",
    markdownTable(
      ["where", "measure", "recipe", "alternative"],
      worse.map(({ where, measure, recipe, alternative }) => [
        where,
        measure,
        recipe.toFixed(3),
        alternative.toFixed(3),
      ]),
    ),
  ];
}

function ahead({ recipe, alternative }: Comparison): number {
  return alternative - recipe;
}

/** Whether the recipe was not asked for this partition. */
function notRun({ networks }: PublishedOutcome, subject: string): boolean {
  return !networks && / V?AE$/.test(subject);
}

function value(
  { scores }: MethodOutcome,
  subject: string,
  measure: string,
): number | undefined {
  return scores.find((one) =>
    one.subject === subject && one.measure === measure
  )?.value;
}

/** Median, or what share of the runs did not end. */
function middle(values: readonly (number | undefined)[]): string {
  const known = values.filter((one) => one !== undefined);
  const failed = values.length - known.length;
  if (values.length === 0) return "not run";
  if (known.length === 0) return "failed";
  const text = median(known).toFixed(2);
  return failed === 0 ? text : `${text} (${failed} failed)`;
}

/** Median and, in brackets, smallest to largest. */
function range(values: readonly (number | undefined)[]): string {
  const known = values.filter((one) => one !== undefined);
  if (known.length < 2) return middle(values);
  return `${middle(values)} (${Math.min(...known).toFixed(2)} to ${
    Math.max(...known).toFixed(2)
  })`;
}
