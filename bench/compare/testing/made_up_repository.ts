import { join } from "node:path";
import { git } from "../git.ts";

/** A repository in a temporary folder, with what a comparison needs of ours. */
export interface MadeUpRepository extends AsyncDisposable {
  readonly root: string;
  /** Writes a file into the work tree. */
  write(path: string, text: string): Promise<void>;
  /** Commits the whole work tree and gives the commit. */
  commit(message: string): Promise<string>;
  /**
   * Writes the process that answers for stages: how long each takes, a second
   * where nothing is said; null: it fails.
   */
  serve(seconds: Readonly<Record<string, number | null>>): Promise<void>;
}

/** Answers as ours does; the seconds are made up and differ by a hundredth. */
const SERVE = `
import { createInterface } from "node:readline";
import process from "node:process";
let runs = 0;
const answers = {
  open: () => ({ opened: { name: "made up", libraries: {}, stages: ["align", "adf"] } }),
  run: ({ stage }) => {
    const usual = SECONDS[stage] === undefined ? 1 : SECONDS[stage];
    if (usual === null) return { error: { kind: "failed", message: "it broke" } };
    return { ran: { seconds: usual * (1 + (runs++ * 7 + Deno.pid) % 13 / 1300) } };
  },
  describe: () => ({ described: { size: "1024 x 3844", accuracy: {} } }),
};
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.do === "close") break;
  console.log(JSON.stringify(answers[request.do](request)));
}
Deno.exit(0);
`;

/** Makes a repository with one commit whose stages take a second. */
export async function madeUpRepository(): Promise<MadeUpRepository> {
  const root = await Deno.realPath(
    await Deno.makeTempDir({ prefix: "stem4d-made-up-" }),
  );
  const who = ["-c", "user.name=test", "-c", "user.email=test@invalid"];
  const repository: MadeUpRepository = {
    root,
    async write(path, text) {
      await Deno.mkdir(join(root, path, ".."), { recursive: true });
      await Deno.writeTextFile(join(root, path), text);
    },
    async commit(message) {
      await git(["add", "--all"], { root });
      await git([...who, "commit", "--quiet", "--message", message], { root });
      return git(["rev-parse", "HEAD"], { root });
    },
    serve: (seconds) =>
      repository.write(
        "bench/subject/serve.ts",
        `const SECONDS = ${JSON.stringify(seconds)};${SERVE}`,
      ),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
  await git(["init", "--quiet", "--initial-branch=main"], { root });
  await repository.write(
    "deno.json",
    JSON.stringify({ permissions: { subject: { read: true, env: true } } }),
  );
  await repository.write(".gitignore", "ignored\n");
  await repository.write(
    "bench/machine/protocol_version.ts",
    "export const PROTOCOL_VERSION = 1;\n",
  );
  await repository.serve({});
  await repository.commit("first");
  return repository;
}
