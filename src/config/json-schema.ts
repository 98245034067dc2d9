import { writeFileSync } from "node:fs";
import { CollectorConfigSchema } from "./collector-schema.ts";
import { ShimConfigSchema } from "./shim-config.ts";

/** The published JSON Schemas by file name, for editors and for other programs. `npm run schemas` writes them to config/. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  const draft = "https://json-schema.org/draft/2020-12/schema";
  return {
    "collector.schema.json": { $schema: draft, title: "kButler collector", ...plain(CollectorConfigSchema) },
    "shim.schema.json": { $schema: draft, title: "kButler shim", ...plain(ShimConfigSchema) },
  };
}

/** The schema as data, without what only our own error messages need. */
function plain(schema: object): object {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === "errorMessage" ? undefined : value)));
}

if (import.meta.main) {
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(new URL(`../../config/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
