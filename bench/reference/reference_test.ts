import {
  match,
  notStrictEqual,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../../lib/scan/input_error.ts";
import { referencePage } from "./reference_page.ts";
import { readReferenceRecords } from "./reference_records.ts";

const REPORTS = fileURLToPath(new URL("../../reports/", import.meta.url));
const records = await readReferenceRecords(REPORTS);

Deno.test("the page in plain words says what the records say", async () => {
  strictEqual(
    await Deno.readTextFile(join(REPORTS, "README.md")),
    referencePage(records),
    "reports/README.md and the records disagree: run deno task reference",
  );
});

Deno.test("no number of the page is missing or not finite", () => {
  const page = referencePage(records);
  ok(!/NaN|undefined|null|\[object/.test(page));
});

Deno.test("the page follows every record", () => {
  const page = referencePage(records);
  const { run, quick, published, alternative } = records;
  const id =
    run.claims!.find(({ verdict, kind }) =>
      verdict === "reproduced" && kind === "claim"
    )!.id;
  const flipped = referencePage({
    ...records,
    run: {
      ...run,
      claims: run.claims!.map((claim) =>
        claim.id === id ? { ...claim, verdict: "not reproduced" } : claim
      ),
    },
  });
  const failing = (text: string) => text.split("**does not hold**").length;
  strictEqual(failing(flipped), failing(page) + 1);

  const loss = run.claims!.find(({ id }) => id === "loss.vae.WS2.10")!;
  const moved = referencePage({
    ...records,
    run: {
      ...run,
      claims: run.claims!.map((claim) =>
        claim === loss ? { ...claim, value: 0.123 } : claim
      ),
    },
  });
  match(moved, /\| 0\.123 \/ 0\.889/);

  for (
    const changed of [
      { quick: { ...quick, claims: [] } },
      { published: { ...published, effects: [] } },
      { alternative: { ...alternative, points: [] } },
      { run: { ...run, yardstick: undefined } },
    ]
  ) {
    notStrictEqual(
      referencePage({ ...records, ...changed } as typeof records),
      page,
      Object.keys(changed)[0],
    );
  }
});

Deno.test("a record that is missing, damaged or of another kind is refused by name", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const read = () => readReferenceRecords(folder);
    const refused = (pattern: RegExp) => (error: unknown) =>
      error instanceof InputError && pattern.test(error.message);
    await rejects(read(), refused(/no file/));
    for (const sub of ["published", "readings/quick", "readings/published"]) {
      await Deno.mkdir(join(folder, sub), { recursive: true });
    }
    const files = [
      "published/result.json",
      "readings/quick/readings.json",
      "readings/published/readings.json",
      "alternative.json",
      "alternative_published.json",
    ];
    const fill = async (text: string) => {
      for (const file of files) {
        await Deno.writeTextFile(join(folder, file), text);
      }
    };
    await fill("{");
    await rejects(read(), refused(/not JSON/));
    await fill('{"schema":"other/1"}');
    await rejects(read(), refused(/"other\/1"/));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
