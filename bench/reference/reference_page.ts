import { alternativeTable } from "../alternative/alternative_table.ts";
import { answer } from "./section/answer.ts";
import { claimsTable } from "./section/claims_table.ts";
import { figuresTable } from "./section/figures_table.ts";
import { bestReading, readingsTable } from "./section/readings_table.ts";
import { remake } from "./section/remake.ts";
import { sourcesWrong } from "./section/sources_wrong.ts";
import { yardstickTable } from "./section/yardstick_table.ts";
import type { ReferenceRecords } from "./reference_records.ts";

/**
 * The page in plain words: what of the publication holds, what does not, what
 * the sources got wrong. Every number is one of the records'.
 */
export function referencePage(records: ReferenceRecords): string {
  return `<!-- Written by "deno task reference" from the records beside it: change those, not this. -->

# What holds

${answer(records)}

The whole run, every picture and every row with its evidence: [published/report.html](published/report.html). All readings: [at the published size](readings/published/readings.html), [quick](readings/quick/readings.html). Small and whole: [quick/report.html](quick/report.html).

![Top of the report of the published size](published/report.png)

## Said in words

"Holds" is said of predictions alone: what the junction was made or tuned to cannot be told by it. Seeds are those in which the default reading reproduces the claim, of those that can tell.

${claimsTable(records)}

## Said in numbers

${figuresTable(records)}

## What the sources got wrong

Each switched alone against the default, medians over the seeds, smallest and largest in brackets.

${sourcesWrong(records)}

## Which reading is the published one

${bestReading(records)}

${readingsTable(records)}

Figures here are those that need no training: feature pixels, log-STD, positions, lattices, alignment. "Verdicts" counts "reproduced" among all that were given, over claims and seeds; a figure that the junction was tuned to counts only where it misses, so a reading far from the default is given more of them.

## Are the networks worth their training?

${yardstickTable(records)}

## A better method

\`findDomains\` ([lib/domain](../lib/domain/README.md)) asks each pattern what its disks say instead of clustering a quarter of the pixels, and lets neighbours have a say. Adjusted Rand indices on scans that differ in geometry, crystals, dose, drift and orientation, the recipe's medians over seeds beside the alternative's with smallest and largest:

${
    alternativeTable([
      ...records.alternative.points,
      ...records.alternativePublished.points,
    ])
  }

## Again

${remake(records)}
`;
}
