/** The line that downloads the libraries that are timed, 0.3 GB. */
export const INSTALL_TRAINERS =
  "deno install --config bench/peer/trainers/libraries.json";
