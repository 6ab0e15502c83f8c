import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { EntitySet } from "./b1/entity-set.ts";
import { facts } from "./b1/metadata/facts.ts";
import { createWorld } from "./b1/world.ts";
import { aCompany } from "./builders/company.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/emulators/sap-business-one.md"), "utf8");
const section = page.slice(page.indexOf("### Entity sets and actions"), page.indexOf("### Webhooks"));
const world = createWorld(aCompany());

const wordsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`(\w+)`/g)].map(([, word = ""]) => word);

/** The page's table: the sets of each row, and the actions that all of them have. */
const listed = section
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(2)
  .flatMap((line) => {
    const [sets = "", actions = ""] = line.split("|").slice(1);
    return wordsIn(sets).map((name) => [name, wordsIn(actions).toSorted()] as const);
  });

/** What a set can be told by its URL; SQLQueries are run by a part of their own, and "@" marks what SAP does itself. */
const actionsOf = ({ name, actions, creations }: EntitySet): readonly string[] =>
  name === "SQLQueries"
    ? ["List"]
    : Object.keys({ ...actions, ...creations })
        .filter((each) => !each.startsWith("@"))
        .toSorted();

it("names every entity set of the emulated SAP with its actions", () => {
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(world.sets().map((set) => [set.name, actionsOf(set)])),
  );
});

it("names every service", () => {
  const played = facts()
    .operations.map(({ name }) => name)
    .filter((name) => world.services.find(name));
  const named = wordsIn(section.slice(section.indexOf("Services, by POST"))).filter((word) =>
    word.includes("_"),
  );
  expect(named.toSorted()).toEqual([...played, "EventSubscriptionsService_GetEventCatalog"].toSorted());
  expect(world.services.find("EventSubscriptionsService_GetEventCatalog")).toBeDefined();
});
