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

/** The schema as data, for files as people write them: what has a default may be left out, and what only our own error
 *  messages need is not shown. */
function plain(schema: object): object {
  return JSON.parse(JSON.stringify(schema, published));
}

function published(key: string, value: unknown): unknown {
  if (key === "errorMessage" || key === "examples") return undefined;
  if (typeof value !== "object" || value === null || !("required" in value) || !("properties" in value)) return value;
  const { required, properties, ...rest } = value;
  if (!Array.isArray(required) || typeof properties !== "object" || properties === null) return value;
  const children: Readonly<Record<string, unknown>> = { ...properties };
  const hasDefault = (name: unknown): boolean => {
    const child = children[String(name)];
    return typeof child === "object" && child !== null && "default" in child;
  };
  const needed = required.filter((name) => !hasDefault(name));
  return needed.length > 0 ? { ...rest, required: needed, properties } : { ...rest, properties };
}

if (import.meta.main) {
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(new URL(`../../config/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
