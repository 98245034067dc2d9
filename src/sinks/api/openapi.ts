import type { FastifyDynamicSwaggerOptions } from "@fastify/swagger";

/** How the OpenAPI document is made from the schemas of the operations. */
export function openApiOptions(version: string, secured: boolean): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: "3.1.1",
      info: {
        title: "kButler",
        version,
        description:
          "What Kubernetes announces, held against what the fabric's leaves hold. Times are RFC 3339 in UTC, ages are seconds, a uint64 of a switch is its decimal text. Every error is a problem of RFC 9457. Lists come in pages: hand `nextCursor` back as `cursor` until it is null.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      tags: [
        { name: "services", description: "Verdicts on services" },
        { name: "incidents", description: "What red verdicts have in common" },
        { name: "targets", description: "Leaves and their FIBs" },
        { name: "clusters", description: "Kubernetes clusters" },
        { name: "history", description: "What was" },
        { name: "snapshots", description: "Whole FIBs that were kept" },
        { name: "status", description: "The collector itself" },
        { name: "health", description: "Probes and metrics" },
      ],
      ...(secured ? { security: [{ bearer: [] }] } : {}),
      components: {
        ...(secured ? { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } } : {}),
      },
    },
    transformObject: (document) =>
      "openapiObject" in document ? withNamedSchemas(document.openapiObject) : document.swaggerObject,
  };
}

/** Moves every schema with a title to `#/components/schemas`, and puts a reference where it stood. */
function withNamedSchemas<T extends object>(document: T): T {
  const schemas: Record<string, unknown> = {};
  const referenced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(referenced);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, part]) => [key, referenced(part)] as const);
    const copy: Record<string, unknown> = Object.fromEntries(entries);
    if (copy.type !== "object" || typeof copy.title !== "string") return copy;
    schemas[copy.title] = copy;
    return { $ref: `#/components/schemas/${copy.title}` };
  };
  const named = Object.fromEntries(Object.entries(document).map(([key, part]) => [key, referenced(part)]));
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, ...named, components: { ...componentsOf(named), schemas: sorted } };
}

function componentsOf(document: Record<string, unknown>): object {
  const { components } = document;
  return typeof components === "object" && components !== null ? components : {};
}
