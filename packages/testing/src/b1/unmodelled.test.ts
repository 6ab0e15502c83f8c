import { expect, it } from "vitest";
import { facts } from "./metadata/facts.ts";
import { aCaller, testCompany } from "./test-company.ts";
import { createWorld } from "./world.ts";

it("plays every set that SAP's metadata names, or says aloud that it does not", async () => {
  const world = createWorld(testCompany());
  const named = [...facts().types.values()].flatMap(({ sets, navigation }) => [
    ...sets,
    ...[...navigation].filter(([, { many }]) => many).map(([name]) => name),
  ]);
  const others = [...new Set(named)].filter((name) => !world.findSet(name));
  expect(others).toContain("PurchaseInvoices");
  const { get } = await aCaller();
  for (const name of others) expect([name, (await get(name)).status]).toEqual([name, 501]);
});
