import { deepEqual, equal, match, ok } from "node:assert/strict";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { decodeNpy } from "../../io/decode_npy.ts";
import { InputError } from "../../scan/input_error.ts";
import { binWeights } from "../detector/bin_weights.ts";
import { cubeImage } from "../detector/cube_image.ts";
import type { Exploration } from "../exploration.ts";
import { type RouteServer, serveRoutes } from "../server/serve_routes.ts";
import { measuredRun } from "../testing/measured_run.ts";
import { explorerRoutes } from "./explorer_routes.ts";

const source = createJunction({
  scale: "quick",
  seed: 3,
  overrides: { scanSize: 32, detectorSize: 32 },
});

const measuring = await openEngine("cpu", { workers: 2 });
const run = await measuredRun(source, measuring);
measuring.close();

/** Runs a test with an explorer of a junction of 32 x 32 positions. */
function withExplorer(
  name: string,
  change: (exploration: Exploration) => Exploration,
  body: (
    get: (path: string) => Promise<Response>,
    exploration: Exploration,
  ) => Promise<void>,
) {
  Deno.test(name, async () => {
    const engine = await openEngine("cpu", { workers: 2 });
    let server: RouteServer | undefined;
    try {
      const exploration = change({
        run,
        engine,
        names: ["first", "second"],
        input: { source, found: "", checks: [] },
      });
      server = serveRoutes(explorerRoutes(exploration));
      const address = `http://127.0.0.1:${server.port}`;
      await body((path) => fetch(`${address}${path}`), exploration);
    } finally {
      await server?.close();
      engine.close();
    }
  });
}

const same = (exploration: Exploration) => exploration;

/** Asks until a pass over the scan has ended. */
async function ended(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await ask();
    if (response.status !== 202) return response;
    const { done, total } = await response.json();
    ok(0 <= done && done <= total && total === 1024);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

withExplorer("a pattern is the scan's, to the bit", same, async (get) => {
  for (const [y, x] of [[0, 0], [31, 0], [7, 31]]) {
    const wanted = await source.read({ y0: y, y1: y + 1, x0: x, x1: x + 1 });
    const bytes = await (await get(`/pattern?y=${y}&x=${x}`)).arrayBuffer();
    deepEqual(new Float32Array(bytes), wanted);
    const file = await get(`/pattern.npy?y=${y}&x=${x}`);
    match(file.headers.get("content-disposition")!, /pattern_\d+_\d+\.npy/);
    const { data, shape } = decodeNpy(await file.bytes());
    deepEqual([data, shape], [wanted, [32, 32]]);
  }
});

withExplorer(
  "regions beyond the scan and detectors beyond the detector are refused",
  same,
  async (get) => {
    for (
      const path of [
        "/pattern",
        "/pattern?y=32&x=0",
        "/pattern?y=0&x=32",
        "/pattern?y=-1&x=0",
        "/pattern?y=NaN&x=0",
        "/pattern?y=0&x=999999999",
        "/pattern?y0=0&y1=32&x0=0&x1=32",
        "/pattern.npy?y=1e9&x=0",
        "/cube.u16?from=0",
        "/detector?y=0&x=0&inner=0",
        "/detector?y=31.5&x=0&inner=0&outer=5",
        "/detector?y=0&x=-3&inner=0&outer=5",
        "/detector?y=0&x=0&inner=0&outer=47",
        "/detector?y=0&x=0&inner=5&outer=5",
        "/detector?y=0&x=0&inner=9&outer=5",
        "/detector?y=NaN&x=0&inner=0&outer=5",
        "/detector?y=0&x=0&inner=0&outer=Infinity",
      ]
    ) {
      const response = await get(path);
      equal(response.status, 400, path);
      const text = await response.text();
      match(text, /^Cannot answer as .*\.\n$/);
      ok(text.length < 200);
    }
  },
);

withExplorer(
  "the run's ring gives the run's dark field, to the bit",
  same,
  async (get) => {
    const path = "/detector?y=16&x=16&inner=8&outer=16";
    const response = await ended(() => get(path));
    equal(response.status, 200);
    const image = new Float32Array(await response.arrayBuffer());
    deepEqual(image, run.arrays.get("adf")!.data);
  },
);

withExplorer(
  "the cube that is served gives the dark field within its steps",
  same,
  async (get) => {
    const { plan, low, step } = await (await ended(() => get("/cube.json")))
      .json();
    const bytes = await (await get("/cube.u16")).arrayBuffer();
    equal(bytes.byteLength, plan.bytes);
    equal(plan.bin, 1);
    const cube = {
      plan,
      values: new Uint16Array(bytes),
      low: Float32Array.from(low),
      step: Float32Array.from(step),
    };
    const weights = binWeights([32, 32], plan, {
      centre: [16, 16],
      inner: 8,
      outer: 16,
    });
    let bound = 0;
    for (const bin of weights.bins) bound += cube.step[bin] / 2;
    const adf = run.arrays.get("adf")!.data;
    cubeImage(cube, weights).forEach((value, i) =>
      // Half a step of each pixel, and a rounding of float32 each.
      ok(Math.abs(value - adf[i]) <= bound + 1e-6 * adf[i])
    );
  },
);

withExplorer("arrays are those of the run", same, async (get) => {
  for (const [name, { shape, data }] of run.arrays) {
    const response = await get(`/array/${name}.npy`);
    const found = decodeNpy(await response.bytes());
    deepEqual([found.shape, found.data], [[...shape], data], name);
    match(
      response.headers.get("content-disposition")!,
      new RegExp(`"${name}.npy"`),
    );
  }
  for (
    const path of [
      "/array/result.json",
      "/array/..%2fresult.json",
      "/other/array/adf.npy",
      "/other",
    ]
  ) {
    equal((await get(path)).status, 404, path);
  }
});

withExplorer(
  "without its input the page is there and says so",
  (exploration) => ({
    ...exploration,
    input: { missing: "The run's input, <b>x.h5</b>, is not here." },
  }),
  async (get) => {
    const page = await get("/");
    equal(page.status, 200);
    const text = await page.text();
    ok(
      text.includes(
        "The run&#39;s input, &lt;b&gt;x.h5&lt;/b&gt;, is not here.",
      ),
    );
    for (
      const path of [
        "/pattern?y=0&x=0",
        "/cube.json",
        "/cube.u16",
        "/detector?y=0&x=0&inner=0&outer=3",
      ]
    ) {
      const response = await get(path);
      equal(response.status, 404, path);
      match(await response.text(), /is not here\.\n$/);
    }
  },
);

withExplorer(
  "a scan that cannot be read gives its message, not a crash",
  (exploration) => ({
    ...exploration,
    input: {
      found: "",
      checks: [],
      source: {
        ...source,
        origin: undefined as never,
        read: () => Promise.reject(new InputError("Cannot read: it shrank")),
      },
    },
  }),
  async (get) => {
    for (
      const path of [
        "/pattern?y=0&x=0",
        "/detector?y=0&x=0&inner=0&outer=3",
        "/cube.json",
      ]
    ) {
      const response = await ended(() => get(path));
      equal(response.status, 422, path);
      match(await response.text(), /it shrank/);
    }
  },
);

withExplorer(
  "names of hostile records stay text in both reports and the comparison",
  (exploration) => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>`;
    return {
      ...exploration,
      names: [hostile, hostile],
      input: { ...exploration.input, found: hostile, checks: [hostile] },
      other: {
        ...run,
        result: {
          ...run.result,
          seed: 7,
          readings: { ...run.result.readings, [hostile]: hostile },
          input: { ...run.result.input, name: hostile },
          checks: run.result.checks.map((check) => ({
            ...check,
            claim: hostile,
          })),
          stages: [{ ...run.result.stages[0], title: hostile }],
        },
      },
    };
  },
  async (get) => {
    for (const path of ["/", "/other"]) {
      const text = await (await get(path)).text();
      ok(text.includes("&lt;script&gt;alert(1)"), path);
      ok(!text.includes("<script>"), path);
      ok(!text.includes("<img src=x"), path);
    }
  },
);
