import * as z from "zod/mini";
import { type $ZodType, safeParse } from "zod/v4/core";

/** A record that was read, or what stands in its way: one unreadable order must not stop the page (H31). */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** The record's own id, when even that could be read. */
      readonly id: number | string | undefined;
      /** "orderitems.0.moneyitemtotal_net: expected a decimal as text". Values are never quoted. */
      readonly faults: readonly string[];
    };

/** Reads one record by itself; `id` names the field that identifies it, or the fields that do so together. */
export function readRecord<T>(schema: $ZodType<T>, record: unknown, id: string | readonly string[]): Read<T> {
  const parsed = safeParse(schema, record);
  if (parsed.success) return { ok: true, value: parsed.data };
  const identity = typeof id === "string" ? idOf(record, id) : idOfSeveral(record, id);
  return { ok: false, id: identity, faults: faultsOf(parsed.error.issues) };
}

function idOfSeveral(record: unknown, names: readonly string[]): string | undefined {
  const ids = names.map((name) => idOf(record, name));
  return ids.includes(undefined) ? undefined : ids.join("/");
}

/** Every fault with its path, without values. */
export function faultsOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly string[] {
  return issues.map(({ path, message }) => `${path.join(".") || "record"}: ${message}`);
}

const identity = (): z.ZodMiniType<string | number> => z.union([z.int(), z.string().check(z.minLength(1))]);

/** The id of a record, however broken the rest of it is. */
export function idOf(record: unknown, name: string): number | string | undefined {
  if (typeof record !== "object" || record === null) return undefined;
  return safeParse(identity(), Reflect.get(record, name)).data;
}
