import assert from "node:assert/strict";
import { installLine } from "./install_line.ts";
import { pairRatio } from "./pair_ratio.ts";
import { stageRow } from "./stage_row.ts";
import { sumRow } from "./sum_row.ts";
import { madeUpTiming } from "./testing/made_up_subject.ts";

Deno.test("pairRatio divides pair by pair, not the medians", () => {
  // Medians would give 8 / 2; the pairs are 4, 1 and 16.
  assert.deepEqual(pairRatio([2, 8, 1], [8, 8, 16]), {
    median: 4,
    min: 1,
    max: 16,
  });
  assert.deepEqual(pairRatio([2, 4], [4]), { median: 2, min: 2, max: 2 });
  assert.equal(pairRatio([], [4]), null);
});

Deno.test("stageRow says why a side is missing", () => {
  const ours = madeUpTiming([1, 2]);
  const fault = { kind: "memory", message: "wanted 8 GiB" } as const;
  const failed = madeUpTiming([], { description: null, fault });
  const peerName = "Python";
  const row = stageRow("umap", { ours, peer: failed, peerName });
  assert.equal(row.peer, null);
  assert.equal(row.ratio, null);
  assert.equal(row.why, "wanted 8 GiB");
  assert.deepEqual(row.ours?.samples, [1, 2]);

  const why = "ours does it elsewhere";
  const alone = stageRow("align", { ours: null, peer: ours, peerName, why });
  assert.equal(alone.ours, null);
  assert.equal(alone.why, why);
  assert.equal(alone.peerName, "Python");
});

const SUM = {
  stage: "together",
  ours: ["a"],
  peer: ["b", "c"],
  peerName: "both",
  accuracy: ["ARI"],
};

Deno.test("sumRow adds run by run as far as all parts were repeated", () => {
  const accuracy = { ARI: 0.5, other: 1 };
  const row = sumRow(SUM, {
    ours: new Map([["a", madeUpTiming([1, 2, 3])]]),
    peer: new Map([
      [
        "b",
        madeUpTiming([10, 20], {
          peakBytes: 7,
          description: { size: "3 x 4", accuracy },
        }),
      ],
      ["c", madeUpTiming([1, 2, 3], { peakBytes: 5 })],
    ]),
  });
  assert.deepEqual(row.peer, {
    size: "3 x 4",
    samples: [11, 22],
    peakBytes: 7,
    accuracy: { ARI: 0.5 },
  });
  assert.deepEqual(row.ratio, { median: 11, min: 11, max: 11 });
  assert.equal(row.sum, true);
  assert.equal(row.why, null);
});

Deno.test("sumRow has no sum where a part is missing, and names it", () => {
  const row = sumRow(SUM, {
    ours: new Map([["a", madeUpTiming([1])]]),
    peer: new Map([["b", madeUpTiming([1])], ["c", madeUpTiming([])]]),
  });
  assert.equal(row.peer, null);
  assert.equal(row.ratio, null);
  assert.equal(row.why, "the peer lacks c");
  assert.deepEqual(row.ours?.samples, [1]);
});

Deno.test("installLine names the packages of what is missing alone", () => {
  const all = {
    "NumPy": "1",
    "h5py": "3",
    "scikit-image": "0.19",
    "scikit-learn": "1.2",
    "umap-learn": "0.5",
    "PyTorch": "1.13",
  };
  assert.equal(installLine(all), null);
  assert.equal(
    installLine({ ...all, "umap-learn": null, "h5py": null }),
    "apt-get install python3-h5py umap-learn",
  );
  assert.equal(
    installLine(null),
    "apt-get install python3 python3-numpy python3-h5py python3-skimage " +
      "python3-sklearn umap-learn python3-torch",
  );
});
