import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Where Linux shows a process's network namespace, and where named ones stand. */
export interface NamespacePaths {
  readonly own: string;
  readonly named: string;
}

/** The paths of a real system. */
export const systemNamespacePaths: NamespacePaths = { own: "/proc/self/ns/net", named: "/run/netns" };

/** The name of the network namespace this process runs in, as `srbase-mgmt`; undefined where none of the named ones is it.
 *  SR Linux keeps one for each network-instance, `srbase-<name>`, and its own `srbase`. */
export async function networkNamespace(paths: NamespacePaths): Promise<string | undefined> {
  const identity = async (path: string): Promise<string | undefined> => {
    try {
      const { dev, ino } = await stat(path);
      return `${dev}:${ino}`;
    } catch {
      return undefined; // not Linux, or no named namespaces: then there is nothing to tell
    }
  };
  const own = await identity(paths.own);
  if (own === undefined) return undefined;
  const names = await readdir(paths.named).catch(() => []);
  for (const name of names) if ((await identity(join(paths.named, name))) === own) return name;
  return undefined;
}

/** Whether a process in this namespace reaches what the network-instance reaches. Unknown counts as yes. */
export function servesNetworkInstance(namespace: string | undefined, networkInstance: string): boolean {
  return namespace === undefined || !namespace.startsWith("srbase") || namespace === `srbase-${networkInstance}`;
}
