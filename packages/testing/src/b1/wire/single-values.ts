import { json, plainText } from "./answers.ts";
import { createBodies, shaped } from "./entity-body.ts";
import type { EntitySet } from "../entity-set.ts";
import { asText, type Json, type Key, type Row } from "../json.ts";
import { navigate } from "./navigation.ts";
import { navigationNames } from "./navigation-names.ts";
import { decoded, parseQuery } from "./query-options.ts";
import type { Reading } from "./reading.ts";
import { invalidQuery, notFound, notModelled, notSupported, SapRefusal } from "../refusal.ts";
import { keyText } from "./resource-path.ts";
import { spokenValue } from "./wire-form.ts";

/** What stands behind an entity in a path: a property, its raw `$value`, or where a navigation leads. */
export function readPart(
  { set, key }: { readonly set: EntitySet; readonly key: Key },
  part: string,
  reading: Reading,
): Response {
  const row = set.table.get(key);
  if (!row) throw notFound(key);
  const [property = "", raw, ...rest] = part.split("/");
  const field = reading.shapes.field(set.type, property);
  if (rest.length > 0 || (raw !== undefined && raw !== "$value")) throw invalidQuery();
  if (!field) return readBehind(set, { row, name: property }, reading);
  if (reading.search.includes("$")) throw notModelled(`options of a query behind '${set.name}/${property}'`);
  const value = spokenValue(shaped(set, row, reading)[property] ?? null, field, reading);
  if (raw !== undefined && typeof value === "object" && value !== null) throw notSupported();
  const context = `${set.name}(${keyText(row, set)})/${property}`;
  return valueAnswer(value, raw !== undefined, { ...reading, context });
}

function valueAnswer(value: Json, raw: boolean, reading: Reading & { readonly context: string }): Response {
  const { dialect, root, options, context } = reading;
  const named = { [dialect.annotation("context")]: `${root}/$metadata#${context}` };
  if (value !== null)
    return raw ? plainText(dialect, asText(value)) : json(dialect, { body: { ...named, value } });
  if (raw || options.nullProperties === "not-found") {
    throw new SapRefusal("-2028", "Resource not found for the property", 404);
  }
  return json(dialect, { body: { ...named, [dialect.annotation("null")]: true } });
}

function readBehind(
  set: EntitySet,
  { row, name }: { readonly row: Row; readonly name: string },
  reading: Reading,
): Response {
  if (!navigationNames.has(name)) throw invalidQuery(`Property '${name}' is invalid`);
  const { dialect, root, findSet, search } = reading;
  const { set: target, many, rowsOf } = navigate(set, name, findSet);
  const query = parseQuery(search, reading);
  const isMore = query.kept.some((part) => !/^\$(?:select|expand)=/.test(decoded(part)));
  if (isMore || query.top !== undefined || query.skip > 0) {
    throw notModelled(`options other than $select and $expand behind '${set.name}/${name}'`);
  }
  const bodies = createBodies(target, query, reading);
  const found = rowsOf(row).map((each) => bodies.of(each));
  const context = many ? target.name : dialect.entityOf(target.name);
  const named = { [dialect.annotation("context")]: `${root}/$metadata#${context}` };
  if (many) return json(dialect, { body: { ...named, value: found } });
  if (!found[0]) throw notFound();
  return json(dialect, { body: { ...named, ...found[0] } });
}
