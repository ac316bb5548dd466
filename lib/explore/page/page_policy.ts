/**
 * What the explorer's page may do: scripts, workers and requests of this
 * server's own, pictures that it makes itself, and nothing else.
 */
export const PAGE_POLICY = "default-src 'none'; script-src 'self'; " +
  "worker-src 'self'; connect-src 'self'; img-src data: blob:; " +
  "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
