import { type Static, Type } from "typebox";
import { causeNames } from "../../verdict/cause.ts";
import { Count, named, nextCursor, nullable, Seconds, Time } from "./fields.ts";

/** CauseName of src/verdict. */
export const CauseName = Type.Enum([...causeNames]);

const Evidence = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
  description: "what was seen, by name",
});

/** The cause of one verdict. */
export const Cause = named(
  "Cause",
  "Why a verdict is red, or unknown for its advertiser: the one thing to look at first.",
  {
    cause: CauseName,
    scope: Type.String({ description: "what it befell, as `leaf1|default|192.0.2.11`" }),
    evidence: Evidence,
    remedy: Type.String({ description: "what to do, in one sentence" }),
  },
);

const incident = {
  id: Type.String({ description: "the same for as long as it lives, and no other's" }),
  cause: CauseName,
  scope: Type.String({ description: "what it befell, as `leaf1|default|192.0.2.11`" }),
  cluster: Type.String(),
  state: Type.Enum(["open", "unconfirmed", "closed"], {
    description: "unconfirmed: open, but its leaf or cluster is not heard now, or what it tells has not settled yet",
  }),
  severity: Type.Enum(["critical", "major", "warning", "info"]),
  openedAt: Time,
  closedAt: nullable(Time),
  ageSeconds: Seconds,
  remedy: Type.String(),
  evidence: Evidence,
  verdicts: Count,
  serviceCount: Count,
  services: Type.Array(Type.String(), { description: "`cluster/namespace/name`, at most 200" }),
  leaves: Type.Array(Type.String()),
};

/** One incident. */
export const Incident = named(
  "Incident",
  "Verdicts that share a cause, or what is wrong with the advertiser of nodes.",
  incident,
);

/** A page of incidents. */
export const IncidentPage = named("IncidentPage", "Incidents by cluster and id.", {
  at: Time,
  items: Type.Array(Incident),
  nextCursor,
});

/** Our JSON of an incident. */
export type Incident = Static<typeof Incident>;
