import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { startTestApi } from "./api-fixture.ts";

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: object }>>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes?: object };
  readonly security?: readonly object[];
}

test("the OpenAPI document is of version 3.1, whole, and without 3.0's nullable", async () => {
  await using api = await startTestApi(undefined);
  const response = await fetch(`${api.url}/openapi.json`);
  assert.equal(response.headers.get("content-type"), "application/json");
  const text = await response.text();
  const document: Document = JSON.parse(text);
  assert.match(document.openapi, /^3\.1\./);
  assert.equal(document.info.version, "1.2.3");
  assert.ok(!text.includes('"nullable"'));
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    assert.ok(name !== undefined && name in document.components.schemas, `${name} is defined`);
  }
  const operations = Object.entries(document.paths);
  const ids = operations.map(([, { get }]) => get.operationId);
  assert.equal(new Set(ids).size, operations.length, "each operation has an id of its own");
  for (const [path, { get }] of operations) {
    assert.ok(get.summary && get.tags?.length === 1, `${path} is described`);
    const inPath = (get.parameters ?? []).filter((parameter) => parameter.in === "path").map(({ name }) => name);
    assert.deepEqual(inPath.sort(), [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort(), path);
    for (const [status, { description, content }] of Object.entries(get.responses)) {
      assert.ok(description !== "" && description !== "Default Response", `${path} ${status}`);
      const type =
        status === "200" ? (path === "/metrics" ? "text/plain" : "application/json") : "application/problem+json";
      assert.deepEqual(Object.keys(content), [type], `${path} ${status}`);
    }
  }
});

test("every schema of the document is valid JSON Schema 2020-12", async () => {
  await using api = await startTestApi(undefined);
  const document: Document = JSON.parse(await (await fetch(`${api.url}/openapi.json`)).text());
  const ajv = new Ajv2020({ strict: true, formats: { "date-time": true } });
  ajv.addVocabulary(["openapi", "info", "tags", "paths", "components"]);
  ajv.addSchema({ ...document, $id: "openapi" });
  for (const name of Object.keys(document.components.schemas)) {
    assert.doesNotThrow(() => ajv.compile({ $ref: `openapi#/components/schemas/${name}` }), name);
  }
});
