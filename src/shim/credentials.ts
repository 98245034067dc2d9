import { readFileSync } from "node:fs";
import { Metadata } from "@grpc/grpc-js";
import { parse } from "yaml";
import { Secret } from "../model/target.ts";

/** How the shim shows itself to the collector: a user or a bearer token, or nothing. */
export type Login =
  | { readonly kind: "none" }
  | { readonly kind: "user"; readonly username: string; readonly password: Secret }
  | { readonly kind: "token"; readonly token: Secret };

/** A file the shim was told to use and cannot. Its message never quotes the file. */
export class CredentialsError extends Error {
  override readonly name = "CredentialsError";
}

/** Reads a credentials file: YAML with `username` and `password`, or with `token`. Throws a `CredentialsError`. */
export function readCredentials(file: string | undefined): Login {
  if (file === undefined) return { kind: "none" };
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8"), { logLevel: "error", prettyErrors: false });
  } catch (reason) {
    const code = reason instanceof Error && "code" in reason ? String(reason.code) : "syntax error";
    throw new CredentialsError(`credentials file ${file} cannot be read: ${code}`);
  }
  const held = typeof content === "object" && content !== null ? content : {};
  const text = (value: unknown): string | undefined => {
    const said = typeof value === "number" ? String(value) : value;
    return typeof said === "string" && said !== "" ? said : undefined;
  };
  const token = "token" in held ? text(held.token) : undefined;
  const username = "username" in held ? text(held.username) : undefined;
  const password = "password" in held ? text(held.password) : undefined;
  if (token !== undefined && username === undefined) return { kind: "token", token: new Secret(token) };
  if (username !== undefined && password !== undefined && token === undefined) {
    return { kind: "user", username, password: new Secret(password) };
  }
  throw new CredentialsError(`credentials file ${file} needs username and password, or token alone`);
}

/** The metadata of a login: gNMI's `username` and `password`, or `authorization: Bearer`. Throws a `CredentialsError`. */
export function loginMetadata(login: Login): Metadata {
  const metadata = new Metadata();
  try {
    if (login.kind === "user") {
      metadata.set("username", login.username);
      metadata.set("password", login.password.reveal());
    } else if (login.kind === "token") {
      metadata.set("authorization", `Bearer ${login.token.reveal()}`);
    }
  } catch {
    throw new CredentialsError("the credentials hold a character that gRPC metadata cannot carry");
  }
  return metadata;
}
