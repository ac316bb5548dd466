/** What a browser says of itself, whatever the page: that it has no GPU, and that a test reads canvases. */
export const OF_ITSELF =
  /^No available adapters\.$|^Canvas2D: Multiple readback/;
