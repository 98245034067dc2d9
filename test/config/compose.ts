import { readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The repository's root. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** One service of docker-compose.yml, in the fields we use. */
export interface ComposeService {
  readonly name: string;
  /** Built from our Dockerfile, not pulled. */
  readonly ours: boolean;
  readonly image: string;
  readonly command: readonly string[];
  readonly ports: readonly { readonly host: string; readonly published: number; readonly target: number }[];
  readonly mounts: readonly Mount[];
  readonly dependsOn: readonly string[];
  readonly healthcheck: readonly string[] | undefined;
}

/** A folder or file of the repository, or a named volume, inside a container. */
export interface Mount {
  readonly source: string;
  readonly kind: "file" | "volume";
  readonly target: string;
  readonly readOnly: boolean;
}

interface RawService {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** docker-compose.yml, and the names of its volumes. Throws for what is not written as expected here. */
export function readCompose(): { readonly services: readonly ComposeService[]; readonly volumes: readonly string[] } {
  const text = readFileSync(join(root, "docker-compose.yml"), "utf8");
  const document = parse(text, { merge: true }) as {
    readonly services: Readonly<Record<string, RawService>>;
    readonly volumes: Readonly<Record<string, unknown>>;
  };
  const services = Object.entries(document.services).map(([name, raw]): ComposeService => {
    const { depends_on: depends = [] } = raw;
    return {
      name,
      ours: raw.build !== undefined,
      image: raw.image ?? "",
      command: raw.command ?? [],
      ports: (raw.ports ?? []).map((text) => {
        const parts = /^([0-9.]+):(\d+):(\d+)$/.exec(text);
        if (!parts) throw new Error(`${name}: port ${text}: expected address:published:target`);
        return { host: parts[1] ?? "", published: Number(parts[2]), target: Number(parts[3]) };
      }),
      mounts: (raw.volumes ?? []).map((text) => {
        const [source = "", target = "", mode] = text.split(":");
        return { source, target, kind: source.startsWith(".") ? "file" : "volume", readOnly: mode === "ro" };
      }),
      dependsOn: Array.isArray(depends) ? depends : Object.keys(depends),
      healthcheck: raw.healthcheck?.test,
    };
  });
  return { services, volumes: Object.keys(document.volumes) };
}

/** Where a path inside the container is on this machine, if its volumes stand in `volumesFolder`; undefined if no mount
 *  covers it. The longest mount wins, as in a container. */
export function hostPath(service: ComposeService, path: string, volumesFolder: string): string | undefined {
  if (!isAbsolute(path)) throw new Error(`${service.name}: ${path} is not absolute`);
  const mount = service.mounts
    .filter(({ target }) => path === target || path.startsWith(`${target}/`))
    .sort((a, b) => b.target.length - a.target.length)[0];
  if (mount === undefined) return undefined;
  const base = mount.kind === "volume" ? join(volumesFolder, mount.source) : resolve(root, mount.source);
  return join(base, path.slice(mount.target.length));
}
