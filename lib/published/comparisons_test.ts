import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import reference from "../../fixtures/pytorch/quick.json" with { type: "json" };
import type { NetworkRecord } from "../recipe/records.ts";
import { checkOrder, checkPublished } from "./check_published.ts";
import { compareWithPytorch } from "./compare_with_pytorch.ts";
import { PUBLISHED } from "./published_figures.ts";

const figure = (
  name: string,
  ours: number,
  theirs: number,
  comparable = true,
) => ({
  figure: name,
  ours,
  theirs,
  source: "course",
  comparable,
});

Deno.test("published figures hold within their tolerance alone, and only where they are comparable", () => {
  const verdicts = checkPublished([
    figure("feature pixels", 2180, 2086),
    figure("feature pixels", 2200, 2086),
    figure("AE loss, WS2, epoch 40", 0.845, 0.827),
    figure("AE loss, WS2, epoch 40", 0.85, 0.827),
    figure("positions, WSe2", 349, 3799, false),
    figure("deviation of the centre, y, px", 1, 0.0045),
  ]).map(({ verdict }) => verdict);
  deepStrictEqual(verdicts, [
    "holds",
    "falls short",
    "holds",
    "falls short",
    "not applicable",
  ]);
});

function network(
  kind: "ae" | "vae",
  material: "WS2" | "WSe2",
  last: number,
): NetworkRecord {
  const loss = Array.from({ length: 40 }, (_, i) => last + 0.01 * (39 - i));
  return {
    kind,
    material,
    positions: 10,
    loss,
    reconstruction: loss,
    seconds: 1,
  };
}

Deno.test("the order of AE and VAE is judged for each material", () => {
  const verdicts = checkOrder([
    network("ae", "WS2", 0.7),
    network("ae", "WSe2", 0.9),
    network("vae", "WS2", 0.8),
    network("vae", "WSe2", 0.8),
  ]).map(({ verdict }) => verdict);
  deepStrictEqual(verdicts, ["holds", "falls short"]);
});

Deno.test("PyTorch's losses stand beside the run that they belong to, and no other", () => {
  const run = {
    valuesSha256: reference.values_sha256,
    readings: reference.readings,
  };
  const mean = reference.losses.ae.WS2.mean.at(-1)!;
  const near = compareWithPytorch({
    ...run,
    networks: [network("ae", "WS2", mean)],
  });
  strictEqual(near.comparisons.length, reference.epochs.length);
  deepStrictEqual(near.checks.map(({ verdict }) => verdict), ["holds"]);
  const far = compareWithPytorch({
    ...run,
    networks: [network("ae", "WS2", 1.1 * mean)],
  });
  deepStrictEqual(far.checks.map(({ verdict }) => verdict), ["falls short"]);
  const others = [{ ...run, valuesSha256: "0" }, {
    ...run,
    readings: { ...run.readings, std: "pooled" },
  }];
  for (const other of others) {
    const { comparisons, checks } = compareWithPytorch({
      ...other,
      networks: [network("ae", "WS2", mean)],
    });
    ok(comparisons.length === 0 && checks.length === 0);
  }
});

Deno.test("the published losses are one for each epoch that is named", () => {
  for (const kind of ["ae", "vae"] as const) {
    for (const material of ["WS2", "WSe2"] as const) {
      const losses = PUBLISHED.losses[kind][material];
      strictEqual(losses.length, PUBLISHED.losses.epochs.length);
      ok(losses.every((loss, i) => i === 0 || loss < losses[i - 1]));
    }
  }
});
