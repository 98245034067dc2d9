import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { jsonSchemas } from "../../src/config/json-schema.ts";

const config = (name: string): URL => new URL(`../../config/${name}`, import.meta.url);

for (const [name, schema] of Object.entries(jsonSchemas())) {
  test(`json schema: ${name} is what the code says (npm run schemas)`, () => {
    assert.deepEqual(JSON.parse(readFileSync(config(name), "utf8")), schema);
  });
}

for (const [example, name] of [
  ["collector.example.yaml", "collector.schema.json"],
  ["shim.example.yaml", "shim.schema.json"],
] as const) {
  test(`json schema: ${example} is valid by ${name}`, () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    const validate = ajv.compile(JSON.parse(readFileSync(config(name), "utf8")));
    assert.ok(validate(parse(readFileSync(config(example), "utf8"))), JSON.stringify(validate.errors));
  });
}
