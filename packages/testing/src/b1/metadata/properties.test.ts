import { describe, expect, it } from "vitest";
import { testCompany } from "../test-company.ts";
import { createWorld } from "../world.ts";
import type { EntityType, Field } from "./entity-type.ts";
import { facts, type TypeReference } from "./facts.ts";
import { named } from "./habit.ts";
import { masterHabits } from "./habits/masters.ts";
import { paperHabits } from "./habits/papers.ts";
import { factType, propertiesOf } from "./properties.ts";

const played = new Map<string, EntityType>();
const visit = (type: EntityType): void => {
  if (played.has(type.name)) return;
  played.set(type.name, type);
  for (const field of Object.values(type.fields)) {
    if (field.kind === "rows" || field.kind === "part") visit(field.type);
  }
};
/** Newer than the published metadata: they came with webhooks, in 10.0 FP 2602. */
const unpublished = ["EventSubscription"];
for (const { type } of createWorld(testCompany()).sets()) if (!unpublished.includes(type.name)) visit(type);

const kinds: Readonly<Record<string, Field["kind"]>> = {
  String: "text",
  Int32: "integer",
  Double: "number",
  DateTimeOffset: "date",
  TimeOfDay: "time",
};

function kindOf({ type, many }: TypeReference): Field["kind"] {
  if (facts().enums.has(type)) return "choice";
  return kinds[type] ?? (many ? "rows" : "part");
}

describe.each([...played.values()])("$name", (type) => {
  it("has no property that SAP has not, and none of another kind", () => {
    const known = facts().types.get(type.name)?.properties;
    for (const [property, field] of Object.entries(type.fields)) {
      if (field.access === "internal") continue;
      const reference = known?.get(property);
      expect({ property, kind: field.kind }).toEqual({ property, kind: reference && kindOf(reference) });
    }
  });

  it("names no member of a choice that SAP has not", () => {
    for (const [property, field] of Object.entries(type.fields)) {
      if (field.kind !== "choice") continue;
      const name = facts().types.get(type.name)?.properties.get(property)?.type ?? "";
      expect([...(facts().enums.get(name)?.keys() ?? [])]).toEqual(
        expect.arrayContaining(Object.keys(field.values)),
      );
    }
  });
});

describe.each(Object.entries({ ...masterHabits, ...paperHabits }))("what is known of %s", (name, habit) => {
  const properties = propertiesOf(factType(name));

  it("is about properties that there are", () => {
    const initial = (habit.initial ?? []).flatMap(([, names]) => names.split(/\s+/));
    for (const property of [...initial, ...Object.keys(habit.sizes ?? {})]) {
      expect([...properties.keys()]).toContain(property);
    }
    for (const kept of (habit.kept ?? "").split(/\s+/).filter(Boolean)) {
      expect({ kept, found: [...properties.keys()].some(named(kept)) }).toEqual({ kept, found: true });
    }
  });

  it("starts choices with one of their members", () => {
    for (const [property, { field, initial }] of properties) {
      if (field.kind !== "choice" || initial === null) continue;
      expect(Object.keys(field.values), property).toContain(initial);
    }
  });
});

it("lists properties in SAP's order, and every type that a property names is there", () => {
  for (const [, { properties }] of facts().types) {
    for (const { type } of properties.values()) {
      expect(kinds[type] ?? facts().enums.get(type) ?? facts().types.get(type)).toBeDefined();
    }
  }
  expect([...propertiesOf(factType("UserFieldMD")).keys()].slice(0, 4)).toEqual([
    "Name",
    "Type",
    "Size",
    "Description",
  ]);
});
