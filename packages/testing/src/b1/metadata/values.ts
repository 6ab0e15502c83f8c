import { parseDay, wireDate } from "../dates.ts";
import { asText, type Json } from "../json.ts";
import { isInteger32, kept } from "../numeric.ts";
import { invalidProperty, notModelled, SapRefusal } from "../refusal.ts";
import type { EntityType, Field } from "./entity-type.ts";
import { memberOf } from "./members.ts";

/** A property of a type, by which a refusal names what is wrong. */
export interface Place {
  readonly type: EntityType;
  readonly property: string;
  readonly field: Field;
}

/** A value that was sent, checked and in the wire's form. Lines and parts are no values. */
export function checkedValue(place: Place, given: Json): Json {
  const { field } = place;
  if (field.kind === "text") return checkedText(place, given);
  if (field.kind === "choice") return choiceOf(field.values, given) ?? refuse(notChosen(place, given));
  if (field.kind === "date") return dateOf(given) ?? refuse(notValid(place, given));
  if (field.kind === "time") return typeof given === "string" ? given : refuse(notValid(place, given));
  return numberOf(field, given) ?? refuse(notValid(place, given));
}

/** Numbers may be sent as plain decimal text, as in SAP's samples; no other notation of a program is one. */
function numberOf(field: Field, given: Json): number | undefined {
  const isText = typeof given === "string" && /^-?\d+(?:\.\d+)?$/.test(given);
  const value = isText ? Number(given) : given;
  if (typeof value !== "number") return undefined;
  if (field.kind !== "integer") return kept(value);
  const isShort = field.digits === undefined || String(Math.abs(value)).length <= field.digits;
  return isShort && isInteger32(value) ? value : undefined;
}

function notValid({ type, property }: Place, given: Json): SapRefusal {
  return new SapRefusal(
    "-1004",
    `'${asText(given)}' is not a valid value for property '${property}' of '${type.name}'`,
  );
}

/** A member that SAP has and the emulator does not play is no wrong value. */
function notChosen(place: Place, given: Json): SapRefusal {
  const { type, property } = place;
  const member = memberOf(type, property, given);
  if (member === undefined) return notValid(place, given);
  return notModelled(`the value '${member}' of the property '${property}' of '${type.name}'`);
}

function checkedText({ type, property, field }: Place, given: Json): Json {
  if (field.kind !== "text" || typeof given !== "string") throw invalidProperty(property, type.name);
  if (field.size !== undefined && given.length > field.size) {
    throw new SapRefusal("-1000", `Value too long in property '${property}' of '${type.name}'`);
  }
  if (given !== "" && field.validValues && !field.validValues.has(given)) {
    throw notListed(property, given, field.validValues);
  }
  return given === "" ? null : given;
}

/** SAP lists what would be right; how it separates the values of the list is not known. */
function notListed(property: string, given: string, valid: ReadonlyMap<string, string>): SapRefusal {
  const list = [...valid].map(([value, description]) => `'${value}' - '${description}'`).join(", ");
  return new SapRefusal(
    "-1004",
    `'${given}' is not a valid value for property '${property}'. The valid values are: ${list}`,
  );
}

/** A choice is written by its name or by its database value, and read by its name. */
export function choiceOf(values: Readonly<Record<string, string>>, given: Json): string | undefined {
  const text = typeof given === "number" ? asText(given) : given;
  return Object.keys(values).find((name) => name === text || values[name] === text);
}

function dateOf(given: Json): string | undefined {
  const day = typeof given === "string" ? parseDay(given) : undefined;
  return day && wireDate(day);
}

function refuse(refusal: SapRefusal): never {
  throw refusal;
}
