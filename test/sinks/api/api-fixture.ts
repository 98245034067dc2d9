import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import { silentLog } from "../../../src/log.ts";
import type { ApiDeps, ApiOptions } from "../../../src/sinks/api/api-options.ts";
import type { Problem } from "../../../src/sinks/api/problem.ts";
import { startApi } from "../../../src/sinks/api/server.ts";
import type { Evaluation } from "../../../src/verdict/verdict.ts";
import { fixtureMs } from "../evaluation-fixture.ts";

/** A response with its body read. Its JSON was held against the schema; that it is a `Body` the test says. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Body;
}

/** An API under test. Every answer is held against the OpenAPI document the server gives out. */
export interface TestApi extends AsyncDisposable {
  readonly url: string;
  evaluation: Evaluation | undefined;
  get<Body = Problem>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>;
}

/** Starts a server on a free port of loopback. */
export async function startTestApi(
  evaluation: Evaluation | undefined,
  deps: Partial<ApiDeps> = {},
  options: Partial<ApiOptions> = {},
  headers: Record<string, string> = {},
): Promise<TestApi> {
  const state = { evaluation };
  const server = await startApi(
    { host: "127.0.0.1", port: 0, ...options },
    {
      clock: { nowMs: () => fixtureMs, sleep: async () => {} },
      log: silentLog,
      version: "1.2.3",
      evaluation: () => state.evaluation,
      expectations: () => undefined,
      metrics: async () => ({
        contentType: "text/plain; version=0.0.4; charset=utf-8",
        pieces: [Buffer.from("kbutler_up 1\n")],
      }),
      ...deps,
    },
  );
  const document: Document = JSON.parse(await (await fetch(`${server.url}/openapi.json`, { headers })).text());
  const validator = schemaValidator(document);
  return Object.assign(state, {
    url: server.url,
    async get<Body>(path: string, more: Record<string, string> = {}): Promise<Answer<Body>> {
      const response = await fetch(server.url + path, { headers: { ...headers, ...more } });
      const text = await response.text();
      const type = response.headers.get("content-type")?.split(";")[0] ?? "";
      const json = type.endsWith("json") ? JSON.parse(text) : undefined;
      if (json !== undefined) validator(new URL(server.url + path).pathname, response.status, type, json);
      return { status: response.status, headers: response.headers, text, json };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  });
}

/** What we read of an OpenAPI document. */
export type Document = { readonly paths: Readonly<Record<string, unknown>> };

/** Checks a body against the schema of its operation, status and media type: each has to be in the document. */
function schemaValidator(document: Document): (path: string, status: number, type: string, body: unknown) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  ajv.addSchema(document, "openapi");
  const templates = Object.keys(document.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));
  const pointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");
  return (path, status, type, body) => {
    if (path === "/openapi.json") return;
    const template = templates.find(({ pattern }) => pattern.test(path))?.template;
    const schema =
      template === undefined
        ? "/components/schemas/Problem"
        : `/paths/${pointer(template)}/get/responses/${status}/content/${pointer(type)}/schema`;
    const valid = ajv.compile({ $ref: `openapi#${encodeURI(schema).replaceAll("{", "%7B").replaceAll("}", "%7D")}` });
    assert.ok(valid(body), `${path} ${status}: ${ajv.errorsText(valid.errors)}\n${JSON.stringify(body, null, 1)}`);
  };
}
