import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { edgeSchedule } from "./edge_schedule.ts";

/** A ring with random chords, every edge from both ends. */
function randomGraph(vertices: number) {
  const random = new RandomStream(vertices, "edge schedule test");
  const edges = new Map<string, [number, number, number]>();
  for (let from = 0; from < vertices; from++) {
    for (const to of [(from + 1) % vertices, random.integer(vertices)]) {
      if (from === to) continue;
      const weight = Math.fround(random.uniform());
      edges.set(`${from} ${to}`, [from, to, weight]);
      edges.set(`${to} ${from}`, [to, from, weight]);
    }
  }
  const sorted = [...edges.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const starts = new Uint32Array(vertices + 1);
  for (const [from] of sorted) starts[from + 1]++;
  for (let v = 0; v < vertices; v++) starts[v + 1] += starts[v];
  return {
    starts,
    targets: Uint32Array.from(sorted, ([, to]) => to),
    weights: Float32Array.from(sorted, ([, , weight]) => weight),
  };
}

for (const vertices of [2, 3, 257, 8191, 20011, 66001]) {
  Deno.test(`blocks of a round share no vertex and leave no edge out, ${vertices} vertices`, () => {
    const graph = randomGraph(vertices);
    const epochs = 50;
    const schedule = edgeSchedule(graph, { epochs });
    const { parts, starts, heads, tails, rates } = schedule;
    strictEqual(parts % 2, 0);
    strictEqual(starts.length, parts / 2 * parts + 1);
    for (let round = 0; round < parts; round++) {
      const owners = new Int32Array(parts).fill(-1);
      let shared = 0;
      for (let pair = 0; pair < parts / 2; pair++) {
        for (
          let e = starts[round * parts / 2 + pair];
          e < starts[round * parts / 2 + pair + 1];
          e++
        ) {
          for (const vertex of [heads[e], tails[e]]) {
            const owner = owners[vertex % parts];
            if (owner !== -1 && owner !== pair) shared++;
            owners[vertex % parts] = pair;
          }
        }
      }
      strictEqual(shared, 0, `round ${round}`);
    }
    const greatest = graph.weights.reduce((a, b) => Math.max(a, b));
    const wanted: string[] = [];
    for (let v = 0; v < vertices; v++) {
      for (let e = graph.starts[v]; e < graph.starts[v + 1]; e++) {
        const weight = graph.weights[e];
        if (weight < greatest / epochs) continue;
        wanted.push(
          `${v} ${graph.targets[e]} ${Math.fround(weight / greatest)}`,
        );
      }
    }
    const scheduled = Array.from(
      heads,
      (head, e) => `${head} ${tails[e]} ${rates[e]}`,
    );
    ok(vertices < 100 || wanted.length < graph.weights.length);
    deepStrictEqual(scheduled.sort(), wanted.sort());
  });
}
