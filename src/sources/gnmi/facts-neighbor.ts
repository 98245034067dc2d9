import type { BgpFamily, BgpNeighbor } from "../../model/target.ts";
import { readText, readUint32 } from "./leaf-value.ts";

/** One entry below a neighbour, as it was told. */
interface NeighborEntry {
  readonly list: { readonly elements: readonly (readonly [name: string, key?: string])[] };
  /** Network instance, peer address, and what comes below. */
  readonly keys: readonly string[];
  readonly leaves: ReadonlyMap<string, unknown>;
}

/** What is told of BGP neighbours beside their session, by neighbour. */
export class NeighborFacts {
  readonly #families = new Map<string, Map<string, BgpFamily>>();
  readonly #notifications = new Map<string, NonNullable<BgpNeighbor["lastNotification"]>>();

  constructor(
    trees: Readonly<Record<"bgp-families" | "bgp-prefix-limits" | "bgp-notifications", readonly NeighborEntry[]>>,
  ) {
    for (const { keys, leaves } of trees["bgp-families"]) {
      this.#setFamily(keys, {
        receivedRoutes: readUint32(leaves.get("received-routes")),
        activeRoutes: readUint32(leaves.get("active-routes")),
        rejectedRoutes: readUint32(leaves.get("rejected-routes")),
      });
    }
    for (const { keys, leaves } of trees["bgp-prefix-limits"]) {
      const exceeded = leaves.get("prefix-limit-exceeded");
      this.#setFamily(keys, { prefixLimitExceeded: exceeded === true || exceeded === "true" });
    }
    for (const { list, keys, leaves } of trees["bgp-notifications"]) {
      const code = readText(leaves.get("last-notification-error-code"));
      if (code === undefined || code === "") continue;
      const subcode = readText(leaves.get("last-notification-error-subcode"));
      const direction = list.elements.at(-1)?.[0] === "sent-messages" ? "sent" : "received";
      // What the other side says of the end of a session tells more than our own last word.
      const id = neighborId(keys);
      if (direction === "received" || !this.#notifications.has(id)) {
        this.#notifications.set(id, { direction, code, subcode: subcode === "" ? undefined : subcode });
      }
    }
  }

  /** What there is of one neighbour. */
  of(networkInstance: string, peerAddress: string): Pick<BgpNeighbor, "families" | "lastNotification"> {
    const id = neighborId([networkInstance, peerAddress]);
    const families = this.#families.get(id);
    const lastNotification = this.#notifications.get(id);
    return {
      ...(families ? { families: Object.fromEntries(families) } : {}),
      ...(lastNotification ? { lastNotification } : {}),
    };
  }

  #setFamily(keys: readonly string[], more: BgpFamily): void {
    const id = neighborId(keys);
    const families = this.#families.get(id) ?? new Map<string, BgpFamily>();
    this.#families.set(id, families);
    const name = keys[2] ?? "";
    families.set(name, { ...families.get(name), ...more });
  }
}

function neighborId([networkInstance, peerAddress]: readonly string[]): string {
  return `${networkInstance}|${peerAddress}`;
}
