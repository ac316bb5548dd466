import settings from "../../deno.json" with { type: "json" };

/** Version of stem4d, from its one place. */
export const VERSION: string = settings.version;
