import type { SessionError, SessionInfo, TargetFacts, TargetListener } from "../../../src/model/target.ts";

type Recorded = Exclude<keyof TargetListener, "received">;

/** One call a decoder or a session made, with a copy of what it was given. */
export type Call = { [Name in Recorded]: readonly [Name, ...Parameters<TargetListener[Name]>] }[Recorded];

type Arguments<Name extends Recorded> = Parameters<TargetListener[Name]>;

/** Writes down every call: to compare what two decoders say, and to see what a session does. */
export class Recorder implements TargetListener {
  readonly calls: Call[] = [];
  route = (...given: Arguments<"route">): void => this.#add(["route", ...given]);
  nextHopGroup = (...given: Arguments<"nextHopGroup">): void => this.#add(["nextHopGroup", ...given]);
  nextHop = (...given: Arguments<"nextHop">): void => this.#add(["nextHop", ...given]);
  delete = (...given: Arguments<"delete">): void => this.#add(["delete", ...given]);
  malformed = (...given: Arguments<"malformed">): void => this.#add(["malformed", ...given]);
  sessionOpened = (info: SessionInfo): void => this.#add(["sessionOpened", info]);
  synced = (): void => this.#add(["synced"]);
  sessionLost = ({ message, remedy, code }: SessionError): void =>
    this.#add(["sessionLost", { message, remedy, code }]);
  facts = (facts: TargetFacts): void => this.#add(["facts", facts]);
  receivedBytes = 0;
  switchTimeMs: number | undefined;
  received = (bytes: number, switchTimeMs: number | undefined): void => {
    this.receivedBytes += bytes;
    this.switchTimeMs = switchTimeMs ?? this.switchTimeMs;
  };

  /** The names of the calls, in order. */
  get names(): readonly Recorded[] {
    return this.calls.map(([name]) => name);
  }

  /** The calls of one name. */
  of<Name extends Recorded>(name: Name): readonly Extract<Call, readonly [Name, ...unknown[]]>[] {
    return this.calls.filter((call): call is Extract<Call, readonly [Name, ...unknown[]]> => call[0] === name);
  }

  #add(call: Call): void {
    this.calls.push(structuredClone(call));
  }
}
