import { STATUS_CODES } from "node:http";
import { Type } from "typebox";
import { BadCursor } from "../store/cursor.ts";
import { HistoryUnavailable } from "../store/store-error.ts";
import { named } from "./fields.ts";

/** The media type of every error (RFC 9457, 3). */
export const problemMediaType = "application/problem+json";

const ProblemIssue = named("ProblemIssue", "One thing wrong with a request.", {
  in: Type.String({ description: "querystring, params or body" }),
  name: Type.String(),
  message: Type.String(),
});

/** Readiness, check by check. */
export const ReadinessCheck = named("ReadinessCheck", "One condition of being ready.", {
  name: Type.String(),
  ok: Type.Boolean(),
  reason: Type.String(),
});

/** An error (RFC 9457). */
export const Problem = named("Problem", "An error, as RFC 9457 describes it.", {
  type: Type.String({ description: "`about:blank` where the status says it all, else a URN of ours" }),
  title: Type.String(),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  detail: Type.String(),
  issues: Type.Optional(Type.Array(ProblemIssue)),
  candidates: Type.Optional(Type.Array(Type.String(), { description: "clusters that have a service of this name" })),
  checks: Type.Optional(Type.Array(ReadinessCheck)),
});

/** A problem to be sent. */
export type Problem = Type.Static<typeof Problem>;

/** An outcome that is an error for the one who asked. Thrown by handlers, sent by the server. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;
  constructor(
    status: number,
    detail: string,
    more: Partial<Pick<Problem, "type" | "title" | "issues" | "candidates" | "checks">> = {},
  ) {
    super(detail);
    this.problem = { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, detail, ...more };
  }
}

/** A service that several clusters have. */
export function ambiguous(candidates: string[]): ApiProblem {
  return new ApiProblem(409, "several clusters have a service of this name: choose one by ?cluster=", {
    type: "urn:kbutler:problem:ambiguous-service",
    title: "Ambiguous service",
    candidates,
  });
}

/** Nothing can be said yet. */
export function notEvaluated(): ApiProblem {
  return new ApiProblem(503, "no evaluation has been made yet: targets and clusters are still being read", {
    type: "urn:kbutler:problem:not-evaluated",
    title: "Not evaluated yet",
  });
}

/** The moment asked for is outside of every recording. */
export function notRecorded(at: string): ApiProblem {
  return new ApiProblem(404, `nothing was recorded at ${at}`, {
    type: "urn:kbutler:problem:not-recorded",
    title: "Not recorded",
  });
}

/** The problem behind anything a handler or the framework threw; undefined for a defect of ours. */
export function problemOf(reason: unknown): Problem | undefined {
  if (reason instanceof ApiProblem) return reason.problem;
  if (reason instanceof BadCursor) return issue("querystring", "cursor", reason.message).problem;
  if (reason instanceof HistoryUnavailable) {
    const title = "History unavailable";
    return new ApiProblem(503, reason.message, { type: "urn:kbutler:problem:history-unavailable", title }).problem;
  }
  if (!(reason instanceof Error)) return undefined;
  const status = "statusCode" in reason ? Number(reason.statusCode) : 500;
  if (!(status >= 400 && status < 500)) return undefined;
  if (!("validation" in reason)) return new ApiProblem(status, reason.message).problem;
  const where = "validationContext" in reason ? String(reason.validationContext) : "request";
  return new ApiProblem(status, "the request does not fit the schema", { issues: issuesOf(reason.validation, where) })
    .problem;
}

/** A request that is wrong in one place. */
export function issue(where: string, name: string, message: string): ApiProblem {
  return new ApiProblem(400, `${name}: ${message}`, { issues: [{ in: where, name, message }] });
}

/** Responses of an operation that may end in these errors. */
export function problems<const S extends number>(...statuses: readonly S[]) {
  const content = { [problemMediaType]: { schema: Problem } };
  const entries = statuses.map((status) => [status, { description: STATUS_CODES[status] ?? "Error", content }]);
  const responses: Record<S, { description: string; content: typeof content }> = Object.fromEntries(entries);
  return responses;
}

function issuesOf(validation: unknown, where: string): { in: string; name: string; message: string }[] {
  if (!Array.isArray(validation)) return [];
  return validation.slice(0, 20).map((one: ValidationIssue) => ({
    in: where,
    name: one.params?.additionalProperty ?? one.params?.missingProperty ?? one.instancePath?.replace(/^\//, "") ?? "",
    message: one.message ?? "is not valid",
  }));
}

/** What the validator tells (ajv's ErrorObject). */
interface ValidationIssue {
  readonly instancePath?: string;
  readonly message?: string;
  readonly params?: { readonly additionalProperty?: string; readonly missingProperty?: string };
}
