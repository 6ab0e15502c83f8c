/** How the Service Layer speaks, where builds differ or sources disagree. The defaults are what is hardest to bear. */
export interface WireOptions {
  /** Minutes without a request after which a session is dead. @default 30 */
  sessionTimeout: number;
  /** How many sessions one user may have at a time: no limit is documented, a licence may set one. @default no limit */
  sessionsPerUser: number;
  /**
   * Who pays for one session too many: the login, refused as for a user without a licence, or the oldest session, which is
   * over. Unconfirmed. @default "login"
   */
  sessionTooMany: "login" | "oldest";
  /** A `SessionId` header instead of the cookie: seen at one site. @default "ignore" */
  sessionIdHeader: "accept" | "ignore";
  /** Whether the ROUTEID cookie must come with B1SESSION: the manual of 2021 says so, later ones and three clients in use do not. @default "optional" */
  routeCookie: "required" | "optional";
  /** How many nodes stand behind the load balancer. @default 1 */
  nodes: number;
  /** The numbers of the nodes that are down, from 1. Their sessions live on at the next node. @default none */
  nodesDown: readonly number[];
  /** How a request is answered while all nodes are down: by Apache's page, or by JSON that is not SAP's. @default "page" */
  unavailable: "page" | "json";
  /** Nodes whose metadata is stale: login is fine, and every read is answered 500 with code 407. @default none */
  nodesBroken: readonly number[];
  /** How a login with a wrong password is refused; older releases have another text, and perhaps another code. @default "current" */
  badLogins: "current" | "older" | "older-100000027";
  /** The session filter answers before OData does, so that v1 may hear a code and a message that are text. @default "text" */
  sessionErrorsOnV1: "text" | "v1";
  /** `details` in the errors of v2: newer builds have them. @default "present" */
  errorDetails: "present" | "absent";
  /** "No matching records found", or "Entity with value('k') does not exist": seen both ways. @default "unnamed" */
  missingEntities: "unnamed" | "named";
  /** The status of a POST whose body names what does not exist (-2028): unconfirmed on the Service Layer. @default 400 */
  missingReferences: 400 | 404;
  /** `odata.count`: a text in SAP's manual, a number elsewhere. @default "text" */
  inlineCountsOnV1: "text" | "number";
  /** $count=true and $inlinecount=allpages in both versions, as seen on FP 2608, or each in its own. @default "both" */
  countSpellings: "both" | "own";
  /** The link to the next page. @default "relative" */
  nextLinks: "relative" | "rooted";
  /** PageSize of b1s.conf. @default 20 */
  pageSize: number;
  /** `GET Orders(1)/Comments` of an empty property: 404, or a body that says so. @default "not-found" */
  nullProperties: "not-found" | "null";
  /**
   * Where "BatchNumber" of a BatchNumber, "Series" of a Series and "PeriodCategory" of a PeriodCategory are read with the
   * suffix of the metadata, as "BatchNumberProperty": SAP's samples of v2 drop it. Both are accepted. @default "v2"
   */
  suffixedNames: "v2" | "both" | "neither";
  /** %27 in a key: a quote like any other, or refused. @default "refuse" */
  encodedQuotes: "decode" | "refuse";
  /** %2B in a key: a plus, as SAP's manual writes it, or a space by being decoded twice. @default "plus" */
  encodedPluses: "plus" | "space";
}

export const defaultWireOptions: Readonly<WireOptions> = {
  sessionTimeout: 30,
  sessionsPerUser: Number.POSITIVE_INFINITY,
  sessionTooMany: "login",
  sessionIdHeader: "ignore",
  routeCookie: "optional",
  nodes: 1,
  nodesDown: [],
  unavailable: "page",
  nodesBroken: [],
  badLogins: "current",
  sessionErrorsOnV1: "text",
  errorDetails: "present",
  missingEntities: "unnamed",
  missingReferences: 400,
  inlineCountsOnV1: "text",
  countSpellings: "both",
  nextLinks: "relative",
  pageSize: 20,
  nullProperties: "not-found",
  suffixedNames: "v2",
  encodedQuotes: "refuse",
  encodedPluses: "plus",
};
