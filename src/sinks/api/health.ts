import { Type } from "typebox";
import type { Api } from "./api-instance.ts";
import type { ApiDeps } from "./api-options.ts";
import { named } from "./fields.ts";
import { ApiProblem, problems, ReadinessCheck } from "./problem.ts";
import { readiness } from "./readiness.ts";

const Health = named("Health", "The answer of a probe.", {
  status: Type.Enum(["live", "ready"]),
  checks: Type.Optional(Type.Array(ReadinessCheck)),
});

/** Adds the probes; they are answered without a token. */
export function addHealth(api: Api, deps: ApiDeps): void {
  api.get(
    "/livez",
    {
      schema: {
        operationId: "livez",
        summary: "Whether the process serves requests",
        tags: ["health"],
        security: [],
        response: { 200: Health },
      },
    },
    async () => ({ status: "live" as const }),
  );
  api.get(
    "/readyz",
    {
      schema: {
        operationId: "readyz",
        summary: "Whether there is something to ask",
        description:
          "Ready when a first evaluation was made, every cluster has been listed, and a target is synced or every one has been tried. With `verbose` each check is told with its reason; so it is whenever the answer is no.",
        tags: ["health"],
        security: [],
        querystring: Type.Object({ verbose: Type.Optional(Type.String({ maxLength: 8 })) }),
        response: { 200: Health, ...problems(400, 503) },
      },
    },
    async ({ query: { verbose } }) => {
      const checks = readiness(deps.evaluation()).map((check) => ({ ...check }));
      const failed = checks.filter(({ ok }) => !ok);
      if (failed.length > 0) {
        const detail = failed.map(({ name, reason }) => `${name}: ${reason}`).join("; ");
        throw new ApiProblem(503, detail, { type: "urn:kbutler:problem:not-ready", title: "Not ready", checks });
      }
      return verbose === undefined ? { status: "ready" as const } : { status: "ready" as const, checks };
    },
  );
}
