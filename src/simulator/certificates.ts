import "reflect-metadata";
import type { webcrypto } from "node:crypto";
import { isIP } from "node:net";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type JsonGeneralNames,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { systemClock } from "../clock.ts";

/** PEM text of a small certificate authority and what it signed. */
export interface Certificates {
  readonly caPem: string;
  /** For servers under the hosts that were asked for. */
  readonly certPem: string;
  readonly keyPem: string;
  /** For clients (mutual TLS). */
  readonly clientCertPem: string;
  readonly clientKeyPem: string;
  /** Another server certificate for the same hosts. */
  renew(kind: RenewalKind): Promise<{ readonly certPem: string; readonly keyPem: string }>;
}

/** How a server certificate is rotated: by the authority it had, by one nobody knows, or to one that has expired. */
export type RenewalKind = "same-authority" | "other-authority" | "expired";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** When the certificates are valid: milliseconds since the Unix epoch. */
export interface Validity {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Makes an authority, a server certificate for these host names and addresses, and a client certificate. Valid from a
 *  day ago for a year, where not said otherwise. */
export async function createCertificates(hosts: readonly string[], validity?: Validity): Promise<Certificates> {
  const dayMs = 86_400_000;
  const nowMs = systemClock.nowMs();
  const { fromMs, untilMs } = validity ?? { fromMs: nowMs - dayMs, untilMs: nowMs + 365 * dayMs };
  const dates = { notBefore: new Date(fromMs), notAfter: new Date(untilMs) };
  const authority = await keyPair();
  const ca = await X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: "CN=kbutler simulator CA",
    notBefore: new Date(nowMs - dayMs),
    notAfter: new Date(nowMs + 365 * dayMs),
    signingAlgorithm: algorithm,
    keys: authority,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const signed = async (
    serialNumber: string,
    name: string,
    usage: ExtendedKeyUsage,
    names: JsonGeneralNames,
    valid = dates,
  ) => {
    const keys = await keyPair();
    const certificate = await X509CertificateGenerator.create({
      ...valid,
      serialNumber,
      subject: `CN=${name}`,
      issuer: ca.subject,
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: authority.privateKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([usage]),
        new SubjectAlternativeNameExtension(names),
      ],
    });
    return { pem: pemOf(certificate), key: await keyPem(keys.privateKey) };
  };
  const names: JsonGeneralNames = hosts.map((host) => ({ type: isIP(host) === 0 ? "dns" : "ip", value: host }));
  const server = await signed("02", hosts[0] ?? "localhost", ExtendedKeyUsage.serverAuth, names);
  const client = await signed("03", "kbutler", ExtendedKeyUsage.clientAuth, [{ type: "dns", value: "kbutler" }]);
  let renewals = 3;
  const renew: Certificates["renew"] = async (kind) => {
    if (kind === "other-authority") return createCertificates(hosts, validity);
    const past = { notBefore: new Date(nowMs - 2 * dayMs), notAfter: new Date(nowMs - dayMs) };
    const serial = (++renewals).toString(16).padStart(2, "0");
    const valid = kind === "expired" ? past : dates;
    const next = await signed(serial, hosts[0] ?? "localhost", ExtendedKeyUsage.serverAuth, names, valid);
    return { certPem: next.pem, keyPem: next.key };
  };
  return {
    renew,
    caPem: pemOf(ca),
    certPem: server.pem,
    keyPem: server.key,
    clientCertPem: client.pem,
    clientKeyPem: client.key,
  };
}

async function keyPair(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey("pkcs8", key), PemConverter.PrivateKeyTag);
}

function pemOf(certificate: X509Certificate): string {
  return certificate.toString("pem");
}
