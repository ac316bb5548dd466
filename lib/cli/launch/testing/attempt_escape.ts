/**
 * Tries, inside a program that a command's permissions hold, everything that
 * they should not allow, and prints what came of each attempt as JSON.
 *
 * Its arguments are those of a command: the file of `Targets`, then whatever.
 */
import { Buffer } from "node:buffer";
import { lookup } from "node:dns/promises";
import fs from "node:fs";
import { get } from "node:http";
import { connect } from "node:net";
import { hostname } from "node:os";
import process from "node:process";

/** What an attempt aims at. */
export interface Targets {
  /** A file that may be written, beside which "-2" is a file and "-folder" a folder. */
  readonly allowed: string;
  /** Files that may not be written, and do not exist. */
  readonly forbidden: readonly string[];
  /** A file that exists and may be neither read nor changed, and another with "-2" behind its name. */
  readonly victim: string;
  /** Port on 127.0.0.1 on which something listens. */
  readonly port: number;
  /** Name of a variable that is set. */
  readonly variable: string;
}

const targets: Targets = JSON.parse(Deno.readTextFileSync(Deno.args[0]));
const { allowed, forbidden, victim, port, variable } = targets;

const settled = (
  began: (done: () => void, failed: (e: Error) => void) => void,
) => new Promise<void>(began);

/** A worker that tries to write; it inherits what its parent may do. */
function writeInWorker(path: string): Promise<void> {
  const program = `try { Deno.writeTextFileSync(${JSON.stringify(path)}, "x");
    postMessage("") } catch (error) { postMessage(error.name) }`;
  const url = URL.createObjectURL(
    new Blob([program], { type: "text/javascript" }),
  );
  const worker = new Worker(url, { type: "module" });
  return settled((done, failed) => {
    worker.onmessage = ({ data }) => {
      worker.terminate();
      data === ""
        ? done()
        : failed(Object.assign(new Error(data), { name: data }));
    };
  });
}

const attempts: Record<string, () => unknown> = {
  "write what is allowed": () => Deno.writeTextFileSync(allowed, "x"),
  "read a file elsewhere": () => Deno.readTextFileSync(victim),
  "read a file elsewhere by Node's functions": () => fs.readFileSync(victim),
  "append to a file elsewhere": () =>
    Deno.writeTextFileSync(victim, "x", { append: true }),
  "empty a file elsewhere": () => Deno.truncateSync(victim),
  "rename what is allowed to elsewhere": () =>
    Deno.renameSync(`${allowed}-2`, `${forbidden[0]}-renamed`),
  "link a file elsewhere": () => Deno.linkSync(victim, `${allowed}-link`),
  "link symbolically to elsewhere": () =>
    Deno.symlinkSync(victim, `${allowed}-symlink`),
  "change a file's mode elsewhere": () => Deno.chmodSync(victim, 0o777),
  "change a file's times elsewhere": () => Deno.utimeSync(victim, 0, 0),
  "copy over a file elsewhere": () => Deno.copyFileSync(allowed, victim),
  "rename a file elsewhere": () => Deno.renameSync(victim, `${victim}-new`),
  "remove a file elsewhere": () => Deno.removeSync(`${victim}-2`),
  "make a temporary folder": () => Deno.makeTempDirSync(),
  "write beyond what is allowed by dots": () =>
    Deno.writeTextFileSync(`${allowed}-folder/../../dots`, "x"),
  "write in a worker": () => writeInWorker(`${forbidden[0]}-worker`),
  "fetch": async () => await (await fetch(`http://127.0.0.1:${port}/`)).text(),
  "fetch by Node's functions": () =>
    settled((done, failed) => {
      get(`http://127.0.0.1:${port}/`, (answer) => {
        answer.resume();
        done();
      }).on("error", failed);
    }),
  "connect": async () =>
    (await Deno.connect({ hostname: "127.0.0.1", port })).close(),
  "connect by Node's functions": () =>
    settled((done, failed) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        done();
      }).on("error", failed);
    }),
  "open a web socket": () => new WebSocket(`ws://127.0.0.1:${port}/`).close(),
  "listen": () => Deno.listen({ hostname: "127.0.0.1", port: 0 }).close(),
  "listen to everybody": () =>
    Deno.listen({ hostname: "0.0.0.0", port: 0 }).close(),
  "serve": () =>
    Deno.serve({ port: 0, onListen() {} }, () => new Response()).shutdown(),
  "look up a name": () => lookup("localhost"),
  "import a module from a host that Deno trusts": async () =>
    // Not as one text: it would be looked up before the program starts.
    await import(["https://esm.sh", "left-pad@1.3.0"].join("/")),
  "import a module from this machine": async () =>
    await import([`http://127.0.0.1:${port}`, "x.ts"].join("/")),
  "run a program": () => new Deno.Command("true").outputSync(),
  "run Deno with all permissions": () =>
    new Deno.Command(Deno.execPath(), { args: ["--version"] }).outputSync(),
  "load a library": () => Deno.dlopen("libc.so.6", {}).close(),
  "name the machine": () => hostname(),
};
for (const [index, path] of forbidden.entries()) {
  attempts[`write elsewhere ${index}`] = () =>
    Deno.writeTextFileSync(path, "x");
  attempts[`write elsewhere by Node's functions ${index}`] = () =>
    fs.writeFileSync(path, Buffer.from("x"));
}

const outcomes: Record<string, string> = {};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    await attempt();
    outcomes[name] = "done";
  } catch (error) {
    const { name: kind, message } = error as Error;
    outcomes[name] = kind === "TypeError" || kind === "Error"
      ? `${kind}: ${message.split("\n")[0]}`
      : kind;
  }
}
outcomes["see a variable"] = Deno.env.get(variable) ?? "hidden";
outcomes["see a variable by Node's object"] = process.env[variable] ?? "hidden";
console.log(JSON.stringify(outcomes));
process.exit(0);
