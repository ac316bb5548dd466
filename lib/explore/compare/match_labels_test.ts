import { deepEqual, equal, throws } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { matchedAccuracy } from "../../score/matched_accuracy.ts";
import { matchLabels } from "./match_labels.ts";

Deno.test("matched labels agree at as many positions as any matching allows", () => {
  const random = new RandomStream(4, "labels");
  for (const [first, second] of [[1, 1], [2, 5], [5, 2], [4, 4], [7, 6]]) {
    for (let trial = 0; trial < 20; trial++) {
      const length = 40 + random.integer(100);
      // The background of both lies at the same positions: it need not be matched.
      const reference = Array.from(
        { length },
        (_, i) => i % 7 === 0 ? 0 : 1 + random.integer(first),
      );
      const labels = reference.map((label) =>
        label === 0
          ? 0
          : random.uniform() < 0.4
          ? 1 + label % second
          : 1 + random.integer(second)
      );
      const matched = matchLabels(reference, labels);
      const agreed = labels.filter((label, i) =>
        matched.get(label) === reference[i]
      ).length;
      equal(agreed / length, matchedAccuracy(reference, labels));
      // One to one.
      equal(new Set(matched.values()).size, matched.size);
    }
  }
});

Deno.test("labels without a partner get numbers of their own", () => {
  const matched = matchLabels([0, 1, 1, 1, 3], [0, 5, 5, 6, 7]);
  deepEqual([...matched], [[0, 0], [5, 1], [6, 4], [7, 3]]);
  deepEqual([...matchLabels([0, 0], [0, 0])], [[0, 0]]);
});

Deno.test("maps of different scans are not matched", () => {
  throws(() => matchLabels([0], [0, 1]), /same length/);
});
