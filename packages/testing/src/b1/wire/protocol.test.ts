import { describe, it } from "vitest";
import { apacheRules } from "./protocol/apache.rules.ts";
import { batchRules } from "./protocol/batch.rules.ts";
import { dialectRules } from "./protocol/dialect.rules.ts";
import { errorRules } from "./protocol/error.rules.ts";
import { etagRules } from "./protocol/etag.rules.ts";
import { expandRules } from "./protocol/expand.rules.ts";
import { filterRules } from "./protocol/filter.rules.ts";
import { keyRules } from "./protocol/key.rules.ts";
import { pagingRules } from "./protocol/paging.rules.ts";
import { inProcess, overPort, play } from "./protocol/play.ts";
import { setUpRefusalRules } from "./protocol/refusal-set-up.rules.ts";
import { refusalRules } from "./protocol/refusal.rules.ts";
import { sessionRules } from "./protocol/session.rules.ts";
import { sqlRules } from "./protocol/sql.rules.ts";
import { writeRules } from "./protocol/write.rules.ts";

/** Every rule of the wire. A new room adds its rows as a file of protocol/ here. */
const rules = [
  ...apacheRules,
  ...batchRules,
  ...dialectRules,
  ...errorRules,
  ...etagRules,
  ...expandRules,
  ...filterRules,
  ...keyRules,
  ...pagingRules,
  ...refusalRules,
  ...setUpRefusalRules,
  ...sessionRules,
  ...sqlRules,
  ...writeRules,
];

const lines = { "in this process": inProcess, "over a port": overPort } as const;

describe.each(["v1", "v2"] as const)("%s", (version) => {
  describe.each(["in this process", "over a port"] as const)("%s", (where) => {
    it.each(rules.map((rule) => [rule.name, rule] as const))("%s", async (_, rule) => {
      const line = await lines[where](rule);
      await play(rule, line, version).finally(() => line.close());
    });
  });
});
