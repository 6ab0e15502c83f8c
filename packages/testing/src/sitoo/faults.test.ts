import { expect, it } from "vitest";
import { faultKinds } from "../faults/kinds.ts";
import { anAccount } from "./test-account.ts";

/** What is carried out before anything is seen to go wrong, as the faults say of themselves. */
const committed = [
  ...["lose-answer", "reset-answer", "swallow-answer", "truncate-answer", "stall-answer", "slow-request"],
  ...["slow-answer", "bad-gateway", "unavailable", "gateway-timeout", "empty-unavailable"],
  // Sitoo has no sessions and no nodes: these pass it by.
  ...["expire-session", "expire-in-batch", "stale-node"],
];

it.each(faultKinds)("commits a write, or does not, before the fault %s strikes", async (kind) => {
  const { call, sitoo } = anAccount();
  sitoo.faults.inject(kind, { method: "POST", path: "sites/1/stores.json" });
  await call("POST", "/sites/1/stores.json", { storetype: 10, name: "Lund" }).catch(() => undefined);

  expect(sitoo.books.tables.stores.size()).toBe(committed.includes(kind) ? 2 : 1);
  expect(sitoo.faults.counts()[kind]).toBe(1);
  expect((await call("GET", "/sites/1/stores.json")).status).toBe(200);
});
