/** What the page of the readings adds to the report's style sheet. */
export const READING_STYLE = `
main { max-width: 84rem; }
nav ol { max-width: 81.5rem; }
.cell { display: block; text-align: center; padding: .1rem .3rem; border-radius: .2rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.cell-all { color: var(--good); font-weight: 600; }
.cell-some { color: var(--ink); background: var(--wash); }
.cell-none { color: var(--bad); font-weight: 600; }
.cell-untold { color: var(--muted); }
.below { display: block; color: var(--muted); font-size: .8125rem; }
.source { color: var(--muted); }
`;
