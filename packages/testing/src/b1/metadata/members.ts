import { asText, type Json } from "../json.ts";
import type { EntityType } from "./entity-type.ts";
import { facts } from "./facts.ts";

/**
 * The member of SAP's own enumeration that a value names, played or not. By its number only where the numbers are codes,
 * as those of objects are: elsewhere they merely count, and the values of the database are not published.
 */
export function memberOf(type: EntityType, property: string, given: Json): string | undefined {
  const reference = facts().types.get(type.name)?.properties.get(property);
  const members = [...(facts().enums.get(reference?.type ?? "") ?? [])];
  const areCodes = members.some(([, number], index) => number !== index);
  const text = asText(given);
  return members.find(([name, number]) => name === text || (areCodes && String(number) === text))?.[0];
}
