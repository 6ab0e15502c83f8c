import { asText, type Row, rowsOf, textOf } from "../json.ts";
import type { ObjectChange } from "../transaction-notification.ts";
import type { World } from "../world.ts";

/** One event on its way to one webhook. */
export interface Notification {
  readonly at: number;
  /** As it is sent: SAP Events, which are CloudEvents (manual, 7.4.2). */
  readonly body: Row;
}

interface Occasion {
  readonly world: Pick<World, "company" | "findSet">;
  readonly at: number;
  /** Counts the notifications: ids are made from it. */
  readonly number: number;
}

/** What a webhook is told of a change; undefined when it has not subscribed to it. */
export function notificationOf(
  { set: name, event, row }: ObjectChange,
  subscription: Row,
  { world, at, number }: Occasion,
): Notification | undefined {
  const asked = rowsOf(subscription, "EventCollection").find(
    ({ BusinessObject, TransactionType }) => BusinessObject === name && TransactionType === event,
  );
  const keys = world.findSet(name)?.keys ?? [];
  if (!asked) return undefined;
  const body: Row = {
    id: `${number.toString(16).padStart(8, "0")}-0000-4000-8000-${at.toString(16).padStart(12, "0")}`,
    specversion: "1.0",
    source: `/default/sap.b1/${world.company.CompanyDB}`,
    type: `sap.b1.${name}.${event}.v1`,
    subject: keys.map((key) => asText(row[key])).join("\t"),
    time: new Date(at).toISOString(),
    datacontenttype: "application/json",
    data: dataOf(row, keys, textOf(asked, "BizObjProps")),
  };
  return { at, body };
}

/** The keys as texts, or, when properties were asked for, those with the values they have (both as the manual shows). */
function dataOf(row: Row, keys: readonly string[], properties: string | undefined): Row {
  if (properties === undefined) return Object.fromEntries(keys.map((key) => [key, asText(row[key])]));
  const names = properties.split(",").map((each) => each.trim());
  const simple = names.filter((name) => typeof row[name] !== "object" || row[name] === null);
  return Object.fromEntries(simple.map((name) => [name, row[name] ?? null]));
}
