import { InputError } from "../../scan/input_error.ts";
import type { Hdf5File } from "../hdf5_file/hdf5_file.ts";

/** Soft links that may lead to one another; more are taken for a circle. */
const linkLimit = 32;

/**
 * The path by which a dataset is reached without soft links.
 *
 * @param file File that holds it.
 * @param path Path as a person gives it; "data" is "/data".
 * @returns Its path through hard links only; undefined where there is nothing.
 * @throws {InputError} If the path leaves the file by an external link, goes
 * round in a circle, or ends at something other than a dataset.
 */
export function hdf5Resolve(file: Hdf5File, path: string): string | undefined {
  const rest = parts(path);
  const done: string[] = [];
  let links = 0;
  for (let part; (part = rest.shift()) !== undefined;) {
    const here = `/${[...done, part].join("/")}`;
    const link = file.link(here);
    if (link.kind === "missing") return undefined;
    if (link.kind === "external") {
      throw new InputError(
        `Cannot read ${path} in ${file.path} as ${here} is a link to ${link.target} in another file, ${link.file}: open that file instead`,
      );
    }
    if (link.kind === "soft") {
      if (++links > linkLimit) {
        throw new InputError(
          `Cannot read ${path} in ${file.path} as its links go round in a circle: give the dataset's own path`,
        );
      }
      rest.unshift(...parts(link.target));
      if (link.target.startsWith("/")) done.length = 0;
      continue;
    }
    if (link.kind === "dataset" && rest.length === 0) return here;
    if (link.kind !== "group") return undefined;
    done.push(part);
  }
  throw new InputError(
    `Cannot read ${path} in ${file.path} as a scan as it is a group: give the path of a dataset in it`,
  );
}

function parts(path: string): string[] {
  return path.split("/").filter((part) => part !== "" && part !== ".");
}
