import { apacheRules } from "./apache.rules.ts";
import { batchRules } from "./batch.rules.ts";
import { dialectRules } from "./dialect.rules.ts";
import { errorRules } from "./error.rules.ts";
import { etagRules } from "./etag.rules.ts";
import { expandRules } from "./expand.rules.ts";
import { filterRules } from "./filter.rules.ts";
import { keyRules } from "./key.rules.ts";
import { pagingRules } from "./paging.rules.ts";
import { setUpRefusalRules } from "./refusal-set-up.rules.ts";
import { refusalRules } from "./refusal.rules.ts";
import type { Rule } from "./rule.ts";
import { sessionRules } from "./session.rules.ts";
import { sqlRules } from "./sql.rules.ts";
import { writeRules } from "./write.rules.ts";

/** Every rule of the wire. A new room adds its rows as a file beside this one. */
export const protocolRules: readonly Rule[] = [
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
