import { deepEqual, equal, match, ok } from "node:assert/strict";

const read = async (path: string) =>
  await Deno.readTextFile(new URL(path, import.meta.url));

interface Lock {
  readonly specifiers: Readonly<Record<string, string>>;
  readonly npm: Readonly<
    Record<
      string,
      {
        readonly dependencies?: readonly string[];
        readonly optionalDependencies?: readonly string[];
      }
    >
  >;
}

/** "@scope/name@1.2.3_peer@4" as "@scope/name@1.2.3". */
const plain = (key: string) => /^@?[^@]+@[^_]+/.exec(key)![0];
const nameOf = (key: string) => /^@?[^@]+/.exec(key)![0];

/** A dependency's key: without its version where the lock holds one of that name. */
function keyOf(npm: Lock["npm"], named: string): string {
  const same = Object.keys(npm).filter((key) => nameOf(key) === nameOf(named));
  const key = same.length === 1
    ? same[0]
    : same.find((key) => key === named || plain(key) === plain(named));
  ok(key, `${named} is not in deno.lock`);
  return key;
}

/** Every package that one brings. */
function brought(npm: Lock["npm"], key: string): Set<string> {
  const all = new Set<string>();
  const add = (from: string) => {
    const { dependencies = [], optionalDependencies = [] } = npm[from];
    for (const name of [...dependencies, ...optionalDependencies]) {
      const next = keyOf(npm, name);
      if (all.has(next)) continue;
      all.add(next);
      add(next);
    }
  };
  add(key);
  return all;
}

Deno.test("every dependency is listed with why it is there and what would replace it", async () => {
  const { imports } = JSON.parse(await read("../deno.json"));
  const { npm, specifiers }: Lock = JSON.parse(await read("../deno.lock"));
  const wanted = new Set(
    Object.values<string>(imports).map((specifier) => {
      // "npm:/deno-std@1.4.0/" and "npm:h5wasm@0.10.3/node" too.
      const [package_] =
        /(?<=^npm:\/?)(@[^/]+\/)?[^/@]+@[^/]+/.exec(specifier) ?? [];
      ok(package_, specifier);
      match(package_, /@\d+\.\d+\.\d+$/, "its version must be exact");
      return package_;
    }),
  );
  const [, table, after] = (await read("DEPENDENCIES.md")).split(
    /\n\n(?=\|)|\n\n(?=In all)/,
  );
  const rows = table.split("\n").slice(2).map((line) =>
    line.split("|").slice(1, -1).map((cell) => cell.trim())
  );
  deepEqual(rows.map(([name]) => name).sort(), [...wanted].sort());
  for (const [name, count, size, licence, ...words] of rows) {
    equal(Number(count), brought(npm, keyOf(npm, name)).size, name);
    ok(Number(size) > 0, name);
    ok(licence.length > 2, name);
    equal(words.length, 3, name);
    ok(words.every((word) => word.length > 8), name);
  }
  const [, total] = /In all (\d+) packages/.exec(after)!;
  equal(Number(total), Object.keys(npm).length);
  // Nothing is locked that nothing asks for.
  deepEqual(
    Object.keys(specifiers).map((specifier) => specifier.slice(4)).sort(),
    [...wanted].sort(),
  );
});

Deno.test("what is listed for tests alone is imported by tests alone", async () => {
  const rows = (await read("DEPENDENCIES.md")).split("\n").filter((line) =>
    line.includes("| tests alone")
  );
  const names = rows.map((line) => nameOf(line.split("|")[1].trim()));
  ok(names.length > 3);
  const root = new URL("../", import.meta.url);
  for (const folder of ["lib/", "bench/", "fixtures/"]) {
    for await (const path of sources(new URL(folder, root))) {
      if (/_test\.ts$|\/testing\//.test(path)) continue;
      const text = await Deno.readTextFile(path);
      for (const name of names) {
        ok(
          !new RegExp(`(from|import\\()\\s*"${name}"`).test(text),
          `${path} imports ${name}`,
        );
      }
    }
  }
});

async function* sources(folder: URL): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* sources(new URL(`${name}/`, folder));
    else if (name.endsWith(".ts")) yield new URL(name, folder).pathname;
  }
}
