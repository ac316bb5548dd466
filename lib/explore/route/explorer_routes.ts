import type { Exploration } from "../exploration.ts";
import { RequestError } from "../server/request_error.ts";
import type { Route } from "../server/route.ts";
import { arrayRoutes, labelMapsRoute } from "./array_routes.ts";
import { detectorRoutes } from "./detector_routes.ts";
import { pageRoutes } from "./page_routes.ts";
import { patternRoutes } from "./pattern_routes.ts";

/** Addresses that need the run's input. */
const WITH_INPUT = [
  "/pattern",
  "/pattern.npy",
  "/cube.json",
  "/cube.u16",
  "/detector",
];

/** Everything that the explorer serves, by its address: there is nothing else. */
export function explorerRoutes(
  exploration: Exploration,
): ReadonlyMap<string, Route> {
  const { run, other, input, engine } = exploration;
  const routes = new Map<string, Route>([
    ...pageRoutes(exploration),
    ...arrayRoutes(run, "/array/"),
    labelMapsRoute(run, "/label_maps.csv"),
    ...other ? arrayRoutes(other, "/other/array/") : [],
  ]);
  const add = (more: readonly (readonly [string, Route])[]) => {
    for (const [path, route] of more) routes.set(path, route);
  };
  if ("missing" in input) {
    add(WITH_INPUT.map((path) => [path, refusal(input.missing)]));
    return routes;
  }
  add(patternRoutes(input.source));
  const shifts = run.arrays.get("shifts");
  add(
    shifts === undefined
      ? WITH_INPUT.slice(2).map((path) => [
        path,
        refusal("The run folder holds no shifts to align patterns with"),
      ])
      : detectorRoutes({
        ...{ run, engine, source: input.source },
        shifts: Float32Array.from(shifts.data),
      }),
  );
  return routes;
}

/** Says to whatever is asked that there is no input. */
function refusal(reason: string): Route {
  return {
    parameters: ["y", "x", "inner", "outer"],
    answer() {
      throw new RequestError(404, reason.replace(/\.$/, ""));
    },
  };
}
