import { createHash } from "node:crypto";
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { Island } from "../view/data/island.ts";
import type { RunResult } from "../run/run_result.ts";
import { ARRAY_AXES } from "./array_axes.ts";
import { renderReport } from "./render_report.ts";
import { REPORT_CHAPTERS } from "./report_chapters.ts";
import { reportPage } from "./report_page.ts";
import type { ReportArray } from "./report_run.ts";
import { madeUpRun } from "./testing/made_up_run.ts";

const run = madeUpRun();
const page = renderReport(run);
const figures = REPORT_CHAPTERS.flatMap((chapter) => chapter.figures);

/** The page without what scripts and pictures hold: any letters may stand there. */
function withoutPictures(text: string): string {
  return text
    .replace(/(<script[^>]*>)[\s\S]*?(<\/script>)/g, "$1$2")
    .replace(/data:image\/png;base64,[A-Za-z0-9+/=]+/g, "data:");
}

/** What the page carries for its linked views. */
function islandOf(text: string): Island {
  const [, json] = text.match(
    /<script type="application\/json" id="view-data">([\s\S]*?)<\/script>/,
  )!;
  return JSON.parse(json);
}

/** Fails with the place where the pattern stands, not with the whole page. */
function assertAbsent(text: string, pattern: RegExp) {
  const found = pattern.exec(text);
  if (found === null) return;
  const place = text.slice(Math.max(0, found.index - 80), found.index + 80);
  strictEqual(place, "", `${pattern} stands in the page`);
}

/** Tags of the page with the names of their attributes. */
function tags(text: string) {
  return [...withoutPictures(text).matchAll(/<(\/?[a-z0-9!-]+)([^<>]*)>/gi)]
    .map(([, name, rest]) => ({
      name: name.toLowerCase(),
      attributes: [...rest.replace(/"[^"]*"/g, '""').matchAll(/([\w:-]+)=/g)]
        .map(([, attribute]) => attribute.toLowerCase()),
    }));
}

/** A copy with every value of a kind replaced. */
function deepMap(
  value: unknown,
  replace: (value: unknown, key: string) => unknown,
  key = "",
): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => deepMap(item, replace, key));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        deepMap(item, replace, name),
      ]),
    );
  }
  return replace(value, key);
}

Deno.test("renderReport draws every figure of a complete run", () => {
  for (const { id, title } of figures) {
    const section = new RegExp(
      `<section class="figure"\\s+id="${id}">[\\s\\S]*?</section>`,
    ).exec(page)?.[0] ?? "";
    match(section, /<figure>/, `${title} is not drawn`);
    match(section, /<figcaption>/);
  }
  const numbers = [...page.matchAll(/<strong>Figure (\d+)\.<\/strong>/g)]
    .map(([, number]) => Number(number));
  deepStrictEqual(numbers, figures.map((_, i) => i + 1));
});

Deno.test("renderReport draws every array that it knows", () => {
  for (const name of Object.keys(ARRAY_AXES)) {
    // Some are for the linked views alone.
    if (name.startsWith("sample_")) ok(islandOf(page).sample);
    else if (name.startsWith("error_")) {
      ok(islandOf(page).images.some(({ id }) => id === name), name);
    } else {
      ok(page.includes(`data-array="${name}"`), `${name} is not drawn`);
    }
  }
});

Deno.test("renderReport says in words what every picture and chart shows", () => {
  const text = withoutPictures(page);
  const pictures = text.match(/<img[^>]*>/g) ?? [];
  const strips = text.match(/<div class="bar-strip">\s*<img[^>]*>/g) ?? [];
  const silent = pictures.filter((picture) => /alt=""/.test(picture));
  // Only the colour bars' strips say nothing: their ends stand beside them.
  strictEqual(silent.length, strips.length);
  for (const picture of pictures) match(picture, /alt="/);
  for (const chart of text.match(/<svg[^>]*class="chart"[^>]*>/g) ?? []) {
    match(chart, /role="img"/);
    match(chart, /aria-label="[^"]{20,}"/);
  }
  for (const drawing of text.match(/<svg[^>]*>/g) ?? []) {
    match(drawing, /role="img"|aria-hidden="true"/);
  }
});

Deno.test("renderReport keeps headings in order and anchors unique", () => {
  const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) =>
    Number(level)
  );
  strictEqual(levels[0], 1);
  strictEqual(levels.filter((level) => level === 1).length, 1);
  for (let i = 1; i < levels.length; i++) ok(levels[i] <= levels[i - 1] + 1);
  const anchors = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  strictEqual(new Set(anchors).size, anchors.length);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) {
    ok(anchors.includes(target), `nothing is called ${target}`);
  }
});

Deno.test("renderReport gives every table a caption and header cells", () => {
  for (const [table] of page.matchAll(/<table>[\s\S]*?<\/table>/g)) {
    match(table, /<caption/);
    match(table, /<th scope="col"/);
    match(table, /<th scope="row"/);
  }
});

Deno.test("renderReport asks nothing of any network and runs its own script only", () => {
  const text = withoutPictures(page);
  for (const [, target] of text.matchAll(/(?:src|href|action)="([^"]*)"/g)) {
    match(target, /^(#|data:)/);
  }
  assertAbsent(
    text,
    /https?:|url\(|@import|<link(?! rel="icon")|srcset| on[a-z]+=/i,
  );
  const [, policy] = page.match(
    /Content-Security-Policy"\s+content="([^"]*)"/,
  )!;
  match(
    policy,
    /^default-src &#39;none&#39;; script-src &#39;sha256-[^;]+&#39;;/,
  );
  strictEqual(policy.match(/https?:|unsafe-eval|connect-src|\*/), null);
  const scripts = [
    ...page.matchAll(/<script type="module">([\s\S]*?)<\/script>/g),
  ];
  strictEqual(scripts.length, 1);
  strictEqual(page.match(/<script/g)?.length, 2);
  const digest = createHash("sha256").update(scripts[0][1]).digest("base64");
  ok(policy.includes(`&#39;sha256-${digest}&#39;`), "the policy lets it run");
  assertAbsent(
    scripts[0][1],
    /https?:|\bfetch\b|XMLHttp|WebSocket|\beval\b|innerHTML|import\(/,
  );
});

Deno.test("renderReport lets no name from the run become markup", () => {
  const hostile =
    `</style></title><script>alert("1")</script><img src=x onerror='alert(2)'> & " ' \``;
  const fixed = new Set(["verdict", "kind", "schema"]);
  const keep = new Set(run.result.arrays.map(({ name }) => name));
  const result = deepMap(
    run.result,
    (value, key) =>
      typeof value === "string" && !fixed.has(key) && !keep.has(value)
        ? `${value}${hostile}`
        : value,
  ) as RunResult;
  const renamed = {
    ...result,
    readings: { [hostile]: hostile, centres: "code" },
    input: {
      ...result.input,
      identity: { [hostile]: [{ [hostile]: hostile }] },
    },
  };
  const unusable = new Map([["adf", hostile]]);
  const attacked = renderReport({ ...run, result: renamed, unusable });
  // Every tag and attribute is one that the harmless page has, too.
  const harmless = tags(page);
  const names = new Set(harmless.map(({ name }) => name));
  const attributes = new Set(harmless.flatMap((tag) => tag.attributes));
  for (const name of ["ol", "/ol", "li", "/li"]) names.add(name);
  for (const tag of tags(attacked)) {
    ok(names.has(tag.name), `<${tag.name}> came in`);
    for (const attribute of tag.attributes) {
      ok(attributes.has(attribute), `${attribute} came in`);
    }
  }
  strictEqual(attacked.match(/<\/style>/g)?.length, 1);
  strictEqual(attacked.match(/<\/title>/g)?.length, 1);
  strictEqual(attacked.match(/<\/?script/g)?.length, 4);
  // The script's own data hold the name as it is.
  ok(
    islandOf(attacked).maps.some(({ clusters }) =>
      clusters.some(({ name }) => name.endsWith(hostile.slice(-10)))
    ),
  );
  ok(attacked.includes("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
});

Deno.test("renderReport says so in place of every figure that it cannot draw", () => {
  const empty = renderReport({ ...run, arrays: new Map() });
  for (const { arrays, otherwise } of figures) {
    if (arrays.length > 0 && otherwise !== undefined) {
      ok(empty.includes(otherwise.replaceAll("'", "&#39;")), otherwise);
    }
  }
  const { yardstick: _, evidence: __, ...result } = run.result;
  const bare = renderReport({
    arrays: new Map(),
    unusable: new Map(),
    result: {
      ...result,
      networks: [],
      scores: [],
      checks: [],
      comparisons: [],
      stages: [],
      arrays: [],
      clusters: {},
      features: { ...result.features, medians: [] },
    },
  });
  strictEqual(bare.match(/<figure>/g), null);
  match(bare, /trained no network/);
  match(bare, /did not measure from what the numbers of clusters/);
  match(bare, /truth about this input is not known/);
  assertAbsent(bare, /true deformation/);
});

Deno.test("every figure draws what is left when one array is missing", () => {
  const maps = ["materials", "level3", "ae", "vae"];
  for (const name of run.arrays.keys()) {
    const arrays = new Map(run.arrays);
    arrays.delete(name);
    const left = reportPage({ ...run, arrays });
    for (const figure of figures) {
      const own = figure.arrays.filter((other) => arrays.has(other));
      const concerned = figure.arrays.includes(name) ||
        maps.includes(name) && ["umap", "latent"].includes(figure.id);
      if (!concerned) continue;
      const content = figure.draw(left);
      if (figure.id !== "latent") {
        strictEqual(
          content !== undefined,
          own.length > 0,
          `${figure.id}, ${name}`,
        );
      }
      if (content !== undefined) {
        assertAbsent(content.body.text, new RegExp(`data-array="${name}"`));
      }
    }
  }
});

Deno.test("renderReport names an array that could not be used, with the reason", () => {
  const arrays = new Map(run.arrays);
  arrays.delete("umap");
  const text = renderReport({
    ...run,
    arrays,
    unusable: new Map([[
      "umap",
      "has shape 2 × 2 where the scan asks for more",
    ]]),
  });
  match(text, /array <code>umap<\/code> has shape 2 × 2/);
});

Deno.test("renderReport writes no NaN for values that are not finite", () => {
  const arrays = new Map<string, ReportArray>();
  for (const [name, { shape, data }] of run.arrays) {
    const values = Float64Array.from(data);
    if (run.arrays.get(name)?.data instanceof Float32Array) {
      values.set([NaN, Infinity, -Infinity].slice(0, values.length));
    }
    arrays.set(name, { shape, data: values });
  }
  const sizes = new Set(["scan", "detector", "label", "shape"]);
  for (const broken of [NaN, Infinity, null]) {
    const result = deepMap(
      run.result,
      (value, key) =>
        typeof value === "number" && !sizes.has(key) ? broken : value,
    ) as RunResult;
    const text = withoutPictures(renderReport({ ...run, result, arrays }))
      .replace(/<style>[\s\S]*<\/style>/, "")
      // JSON itself writes null.
      .replace(/<details>[\s\S]*?<\/details>/g, "");
    assertAbsent(text, /NaN|Infinity|undefined|\bnull\b|\[object/);
  }
  const text = renderReport({ ...run, arrays });
  match(text, /3 values are not finite and left blank/);
});

Deno.test("renderReport draws arrays that hold nothing finite at all", () => {
  const arrays = new Map<string, ReportArray>();
  for (const [name, { shape, data }] of run.arrays) {
    const finite = !(data instanceof Float32Array);
    arrays.set(name, { shape, data: finite ? data : data.map(() => NaN) });
  }
  const text = withoutPictures(renderReport({ ...run, arrays }))
    .replace(/<style>[\s\S]*<\/style>/, "");
  assertAbsent(text, /NaN|Infinity|undefined/);
});

Deno.test("renderReport gives the same bytes for the same run", () => {
  strictEqual(renderReport(run), page);
  strictEqual(renderReport(madeUpRun()), page);
});

Deno.test("renderReport copes with a scan that is not square", () => {
  const scan = [2, 5] as const;
  const detector = [9, 4] as const;
  const lengths = { ny: 2, nx: 5, qy: 9, qx: 4, any: 3 };
  const arrays = new Map<string, ReportArray>();
  for (const [name, axes] of Object.entries(ARRAY_AXES)) {
    const shape = axes.map((axis) =>
      typeof axis === "number" ? axis : lengths[axis]
    );
    const length = shape.reduce((product, size) => product * size, 1);
    arrays.set(name, {
      shape,
      data: Float32Array.from({ length }, (_, i) => i % 3),
    });
  }
  const input = {
    ...run.result.input,
    shape: { scan, detector },
    calibration: {},
  };
  const text = renderReport({
    arrays,
    unusable: new Map(),
    result: { ...run.result, input },
  });
  assertAbsent(withoutPictures(text), /NaN|Infinity/);
  match(text, /<span>1 px<\/span>/);
});
