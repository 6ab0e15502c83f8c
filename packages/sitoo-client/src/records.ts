import * as z from "zod";

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

/** Reads one record by itself; `id` names the field that identifies it. */
export function readRecord<T>(schema: z.ZodType<T>, record: unknown, id: string): Read<T> {
  const parsed = schema.safeParse(record);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "record"}: ${message}`);
  return { ok: false, id: idOf(record, id), faults };
}

const Identity = z.union([z.int(), z.string().min(1)]);

/** The id of a record, however broken the rest of it is. */
export function idOf(record: unknown, name: string): number | string | undefined {
  const fields = z.record(z.string(), z.unknown()).safeParse(record);
  const id = fields.success ? Identity.safeParse(fields.data[name]) : undefined;
  return id?.success ? id.data : undefined;
}
