import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { viewIsland } from "../../report/island/view_island.ts";
import { reportPage } from "../../report/report_page.ts";
import { madeUpRun } from "../../report/testing/made_up_run.ts";
import { decodeIsland } from "./decode_island.ts";
import { describeCluster } from "./describe_cluster.ts";
import { describePosition } from "./describe_position.ts";
import { patternValues, sampledPatterns } from "./pattern_source.ts";
import { nearestPlace, positionAt, stepPosition } from "./scan_places.ts";

const run = madeUpRun();
const page = reportPage(run);
const data = await decodeIsland(
  JSON.parse(JSON.stringify(viewIsland(page)!)),
);
const array = (name: string) => run.arrays.get(name)!.data;

Deno.test("a page carries every label as it is, with the colours of its pictures", () => {
  deepStrictEqual(
    data.maps.map(({ id }) => id),
    [
      ...["level1", "materials", "level3", "ae", "vae"],
      ...["truth_material", "truth_subdomain"],
    ],
  );
  for (const { id, labels, clusters } of data.maps) {
    deepStrictEqual([...labels], Array.from(array(id)));
    for (const { label, colour, positions } of clusters) {
      const style = page.styles.get(id)!.find((other) => other.label === label);
      strictEqual(colour, style?.colour);
      strictEqual(positions, labels.filter((other) => other === label).length);
    }
  }
});

Deno.test("images come back within half a code, and no value as none", () => {
  deepStrictEqual(
    data.images.map(({ id }) => id),
    ["adf", "error_ae", "error_vae"],
  );
  for (const { id, codes, low, high } of data.images) {
    codes.forEach((code, i) => {
      const value = array(id)[i];
      if (id !== "adf" && value === 0) return strictEqual(code, 0);
      const found = low + (code - 1) / 254 * (high - low);
      const wanted = Math.min(high, Math.max(low, value));
      ok(Math.abs(found - wanted) <= 0.501 * (high - low) / 254, `${id} ${i}`);
    });
  }
});

Deno.test("clouds keep their shape: one scale and one shift for all axes", () => {
  deepStrictEqual(
    data.clouds.map(({ id }) => id),
    ["umap", "pca_ae.1", "pca_ae.2", "pca_vae.1", "pca_vae.2"],
  );
  for (const { id, map, positions, points } of data.clouds) {
    const coordinates = array(id.split(".")[0]);
    if (id !== "umap") {
      const labels = data.maps.find((other) => other.id === map)!.labels;
      ok(positions.every((position) => labels[position] > 0));
    } else strictEqual(positions.length, 48 * 48);
    // The scale, from two points far apart.
    const distance = (i: number, j: number, from: ArrayLike<number>) =>
      Math.hypot(
        ...[0, 1, 2].map((axis) => from[3 * i + axis] - from[3 * j + axis]),
      );
    const last = positions.length - 1;
    let far = 0;
    for (let i = 1; i <= last; i++) {
      if (distance(0, i, points) > distance(0, far, points)) far = i;
    }
    const scale = distance(0, far, points) /
      distance(positions[0], positions[far], coordinates);
    let reach = 0;
    points.forEach((value) => reach = Math.max(reach, Math.abs(value)));
    for (let i = 0; i <= last; i += 7) {
      for (const axis of [0, 1, 2]) {
        const found = points[3 * i + axis] - points[axis];
        const wanted = scale *
          (coordinates[3 * positions[i] + axis] -
            coordinates[3 * positions[0] + axis]);
        // Two words of half a step each, and as much again by the scale.
        ok(Math.abs(found - wanted) < 4 * reach / 4094, `${id} ${i} ${axis}`);
      }
    }
    const radii = positions.map((_, i) =>
      1000 * Math.hypot(...points.subarray(3 * i, 3 * i + 3))
    );
    ok(radii.filter((radius) => radius > 1002).length <= 0.002 * last + 1);
  }
});

Deno.test("positions without a place are no points, and a flat embedding is flat", async () => {
  const umap = array("umap");
  const arrays = new Map(run.arrays);
  const flat = Float32Array.from(
    { length: 48 * 48 * 2 },
    (_, i) => umap[3 * Math.floor(i / 2) + i % 2],
  );
  flat[2 * 5] = NaN;
  arrays.set("umap", { shape: [48, 48, 2], data: flat });
  const island = viewIsland(reportPage({ ...run, arrays }))!;
  const [cloud] = (await decodeIsland(island)).clouds;
  strictEqual(cloud.positions.length, 48 * 48 - 1);
  ok(!cloud.positions.includes(5));
  strictEqual(cloud.axes.length, 2);
  ok(cloud.points.every((value, i) => i % 3 < 2 || Math.abs(value) < 1e-3));
});

Deno.test("the nearest kept pattern is shown, and the means are the run's", async () => {
  const { sample } = data;
  const patternAt = sampledPatterns(data)!;
  const places = array("sample_positions");
  for (const position of [0, 100, 48 * 48 - 1]) {
    const shown = await patternAt(position);
    const [row, column] = [Math.floor(position / 48), position % 48];
    const least = Math.min(
      ...Array.from(
        sample!.positions,
        (place) =>
          Math.hypot(Math.floor(place / 48) - row, place % 48 - column),
      ),
    );
    strictEqual(
      Math.hypot(
        Math.floor(shown.position / 48) - row,
        shown.position % 48 - column,
      ),
      least,
    );
    const index = sample!.positions.indexOf(shown.position);
    strictEqual(places[2 * index] * 48 + places[2 * index + 1], shown.position);
    const codes = array("sample_patterns");
    strictEqual(sample!.codes[1600 * index + 800], codes[1600 * index + 800]);
  }
  const { means } = data.maps.find(({ id }) => id === "ae")!;
  const values = patternValues(means!, 3);
  const step = Math.log1p(means!.scale.top / means!.scale.unit) / 255;
  values.forEach((value, i) => {
    const wanted = Math.max(0, array("centres_ae")[3 * 1600 + i]);
    ok(Math.abs(value - wanted) <= 0.52 * step * (wanted + means!.scale.unit));
  });
});

Deno.test("a run without the newer arrays has less to show, and one without maps nothing", () => {
  const arrays = new Map(
    [...run.arrays].filter(([name]) => !/^(sample|error)_/.test(name)),
  );
  const old = viewIsland(reportPage({ ...run, arrays }))!;
  strictEqual(old.sample, undefined);
  deepStrictEqual(old.images.map(({ id }) => id), ["adf"]);
  strictEqual(
    viewIsland(reportPage({ ...run, arrays: new Map() })),
    undefined,
  );
  arrays.set("sample_patterns", run.arrays.get("sample_patterns")!);
  arrays.set("sample_scale", run.arrays.get("sample_scale")!);
  const places = run.arrays.get("sample_positions")!;
  const wrong = Float32Array.from(places.data);
  wrong[3] = 48;
  arrays.set("sample_positions", { ...places, data: wrong });
  strictEqual(
    viewIsland(reportPage({ ...run, arrays }))!.sample,
    undefined,
    "positions outside the scan are no positions",
  );
});

Deno.test("a position and a cluster are described in words", () => {
  const labels = array("ae");
  const position = Array.from(labels).indexOf(3);
  const { place, clusters, values, sentence } = describePosition(
    data,
    position,
  );
  strictEqual(
    place,
    `row ${Math.floor(position / 48)}, column ${position % 48}`,
  );
  const ae = data.maps.find(({ id }) => id === "ae")!.clusters
    .find(({ label }) => label === 3)!;
  const found = clusters.find(({ map }) => map === "ae")!;
  deepStrictEqual([found.name, found.colour], [ae.name, ae.colour]);
  match(values.find(({ title }) => title === "AE error")!.text, /^[≤≥]? ?\d/);
  ok(sentence.includes(`AE: ${ae.name}. `));
  strictEqual(
    describePosition(data, 0).clusters[0].name,
    "background",
  );
  const cluster = describeCluster(data, { map: "ae", label: 3 })!;
  strictEqual(cluster.name, ae.name);
  match(
    cluster.sentence,
    /stands out\. positions: \d+\. True material: 100 % /,
  );
  strictEqual(describeCluster(data, { map: "ae", label: 99 }), undefined);
  strictEqual(describeCluster(data, { map: "no", label: 1 }), undefined);
});

Deno.test("keys and pointers lead to positions of the scan and never beyond", () => {
  const scan = [3, 4] as const;
  const key = (name: string, far = false) =>
    stepPosition(scan, 5, { key: name, far });
  deepStrictEqual(
    ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]
      .map((name) => key(name)),
    [1, 9, 4, 6, 4, 7],
  );
  deepStrictEqual([key("ArrowUp", true), key("PageDown")], [1, 9]);
  strictEqual(key("constructor"), undefined);
  strictEqual(positionAt(scan, [0.5, 0.99]), 7);
  strictEqual(positionAt(scan, [-1, 1]), 3);
  strictEqual(positionAt(scan, [2, 2]), 11);
  strictEqual(nearestPlace(scan, [0, 3, 11], 6), 1);
});
