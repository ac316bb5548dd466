import assert from "node:assert/strict";
import type { PeerRow } from "../../record/peers_file.ts";
import { peersTable } from "./peers_table.ts";

const ROWS: readonly PeerRow[] = [
  {
    stage: "kmeans-lloyd",
    sum: false,
    ours: {
      size: "1 x 2",
      samples: [0.0123, 0.011, 0.02],
      peakBytes: 2 ** 29,
      accuracy: { "flake ARI": 1 },
    },
    peer: {
      size: "1 x 2",
      samples: [2, 3, 4],
      peakBytes: null,
      accuracy: { "flake ARI": 0.98765, "feature pixels": 425 },
    },
    peerName: "scikit-learn 1.2.1, 2 threads",
    why: null,
    ratio: { median: 123.4, min: 99.96, max: 0.5 },
  },
  {
    stage: "align",
    sum: false,
    ours: null,
    peer: { size: "", samples: [1], peakBytes: 2 ** 30, accuracy: {} },
    peerName: "scikit-image",
    why: "ours does it elsewhere",
    ratio: null,
  },
  {
    stage: "whole recipe",
    sum: true,
    ours: { size: "", samples: [12], peakBytes: null, accuracy: {} },
    peer: null,
    peerName: "all of it",
    why: "the peer lacks umap",
    ratio: null,
  },
];

Deno.test("peersTable puts accuracy into a column where there is room", () => {
  const text = peersTable(ROWS, 110);
  const lines = text.split("\n");
  const [row] = lines.filter((line) => line.startsWith("kmeans-lloyd"));
  for (
    const cell of [
      "12.3 ms",
      "3.00 s",
      "123 (100 to 0.500)",
      "0.50 | -",
      "flake ARI 1.000 | 0.988",
    ]
  ) assert.ok(row.includes(cell), `${cell} in ${row}`);
  const below = lines[lines.indexOf(row) + 1];
  assert.match(below, /^ {4}scikit-learn.*feature pixels - \| 425$/);
  assert.ok(lines.every((line) => line.length <= 110), text);
  assert.match(text, /\nalign +- +1\.00 s/);
  assert.match(text, / {4}ours does it elsewhere/);
  // Sums stand behind a line; a peer that did not run is not named.
  assert.match(text, /\n-+\nwhole recipe +12\.0 s +- /);
  assert.ok(!text.includes("all of it"));
});

Deno.test("peersTable puts accuracy below the row on a narrow terminal", () => {
  const text = peersTable(ROWS, 80);
  assert.ok(text.split("\n").every((line) => line.length <= 80), text);
  assert.match(text, /\n {4}flake ARI 1\.000 \| 0\.988\n/);
});
