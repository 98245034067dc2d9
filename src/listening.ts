import { networkInterfaces } from "node:os";

/** The address a server binds to: `*` stands for every address of the machine, IPv6 and IPv4 where it has both. */
export function bindHost(host: string, interfaces = networkInterfaces()): string {
  if (host !== "*") return host;
  const hasIpv6 = Object.values(interfaces).some((addresses) => addresses?.some(({ family }) => family === "IPv6"));
  return hasIpv6 ? "::" : "0.0.0.0";
}

/** A host and a port as one text, IPv6 in brackets. */
export function hostPort(host: string, port: number): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** What the system says of an address nobody can listen at, in words, and what to do. */
const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use: end the program that listens there, or choose another port",
  EACCES: "may not be listened at by this user: choose a port from 1024",
  EADDRNOTAVAIL: "is no address of this machine",
  EAFNOSUPPORT: "is of a family this machine does not have",
  ENOTFOUND: "is a name without an address",
  EAI_AGAIN: "is a name that cannot be looked up now",
};

/** A server could not listen where it was told to: not a defect of ours. */
export class CannotListen extends Error {
  override readonly name = "CannotListen";
  /** The system's word for it, as `EADDRINUSE`. */
  readonly code: string;

  constructor(message: string, code: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }

  /** `where`: the key or option that says the address; `address`: unless the system names it, as it does last. Gives the
   *  reason itself back if it is about something else. */
  static from(reason: unknown, where: string, address?: string): unknown {
    if (!(reason instanceof Error) || reason instanceof CannotListen) return reason;
    const [, code, named] = /\b(?:listen|getaddrinfo|bind) (E[A-Z_]+)\b.*?([^\s\]]*)\]?$/.exec(reason.message) ?? [];
    const refusal = code && refusals[code];
    if (!refusal) return reason;
    return new CannotListen(`${where}: ${address ?? named} ${refusal}`, code, reason);
  }
}
