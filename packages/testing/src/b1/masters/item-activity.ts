import { dayOf } from "../dates.ts";
import { type Row, textOf } from "../json.ts";

/**
 * Whether an item may stand on a document of that day. An item is valid always or between two dates, and frozen always or
 * between two dates; a missing end is open (inferred: the sheet has the fields, not the rule).
 */
export function isActiveOn(item: Row, day: string): boolean {
  const isValid = item.Valid === "tYES" && isWithin(item, ["ValidFrom", "ValidTo"], day);
  const isFrozen = item.Frozen === "tYES" && isWithin(item, ["FrozenFrom", "FrozenTo"], day);
  return isValid && !isFrozen;
}

function isWithin(item: Row, [from, to]: readonly [string, string], day: string): boolean {
  const [first, last] = [textOf(item, from), textOf(item, to)];
  return (first === undefined || dayOf(first) <= day) && (last === undefined || day <= dayOf(last));
}
