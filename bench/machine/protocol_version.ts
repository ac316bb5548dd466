/**
 * Version of how stages are timed: raised whenever a stage times other work
 * than before, so that its timings are not compared with older ones.
 */
export const PROTOCOL_VERSION = 1;
