/** Colours of series by their order; the page's style gives each for light and dark. */
export const SERIES_COLOURS: readonly string[] = [
  "var(--series-1)",
  "var(--series-2)",
  "var(--series-3)",
  "var(--series-4)",
  "var(--series-5)",
  "var(--series-6)",
];
