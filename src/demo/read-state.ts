import { readFileSync } from "node:fs";
import { Client, credentials, Metadata } from "@grpc/grpc-js";
import { gnmi, gnmiService } from "../gnmi/messages.ts";
import { formatPath, fromMessage, parsePath, stripModule, toMessage } from "../gnmi/path.ts";
import type { World } from "./world.ts";

/** Reads the `/kbutler` tree back from a leaf by gNMI Get, and lays it out as `info from state / kbutler` does. */
export async function readState(world: World, leaf: string, path = "/kbutler"): Promise<string[]> {
  const address = world.leaves.get(leaf)?.address;
  if (address === undefined) throw new Error(`the scenario has no ${leaf}`);
  const { username, password, caFile } = world.leafLogin;
  const client = new Client(address, credentials.createSsl(readFileSync(caFile)));
  const metadata = new Metadata();
  metadata.set("username", username);
  metadata.set("password", password);
  const { get } = gnmiService;
  const request = { path: [toMessage(parsePath(path))], encoding: gnmi.Encoding.JSON_IETF };
  const options = { deadline: Date.now() + 5_000 };
  const response = await new Promise<gnmi.GetResponse.$Properties>((resolve, reject) => {
    client.makeUnaryRequest(
      get.path,
      get.requestSerialize,
      get.responseDeserialize,
      request,
      metadata,
      options,
      (error, value) => (error ? reject(error) : resolve(value ?? {})),
    );
  }).finally(() => client.close());
  const lines: string[] = [];
  for (const { prefix, update } of response.notification ?? []) {
    for (const { path: below, val } of update ?? []) {
      lines.push(`${formatPath([...fromMessage(prefix), ...fromMessage(below)])}`);
      layOut(JSON.parse(Buffer.from(val?.jsonIetfVal ?? []).toString() || "{}"), "  ", lines);
    }
  }
  return lines;
}

function layOut(value: unknown, indent: string, lines: string[]): void {
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  for (const [name, leaf] of entries) {
    if (typeof leaf !== "object" || leaf === null)
      lines.push(`${indent}${stripModule(name)} ${stripModule(String(leaf))}`);
  }
  for (const [name, child] of entries) {
    if (typeof child !== "object" || child === null) continue;
    for (const entry of Array.isArray(child) ? child : [child]) {
      const key = Array.isArray(child) ? ` ${keyOf(entry)}` : "";
      lines.push(`${indent}${stripModule(name)}${key} {`);
      layOut(entry, `${indent}  `, lines);
      lines.push(`${indent}}`);
    }
  }
}

/** The key of a list entry: ours have one each. */
function keyOf(entry: Readonly<Record<string, unknown>>): string {
  return String(entry.name ?? entry.address ?? entry.hostname ?? "");
}
