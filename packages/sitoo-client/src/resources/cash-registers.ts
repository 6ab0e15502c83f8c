import type * as z from "zod/mini";
import { maybeWhole, nullableWhole, objectOf, postal, requiredText, text } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const cashRegister = objectOf(() => ({
  registerid: requiredText,
  manufacturerid: text,
  registerkey: text,
  company: text,
  companyid: text,
  ...postal,
  currencycode: text,
  receiptlanguagetag: text,
  storesettingid: maybeWhole,
  warehouseid: maybeWhole,
  salestaxgroupid: nullableWhole,
}));
/** A till. Its id is a GUID in braces. */
export type CashRegister = z.infer<typeof cashRegister>;

export const cashRegisters = resource<CashRegister, never, string>()({
  schema: cashRegister,
  names: ["registerid"],
  verbs: { each: "getCashRegisters", find: "getCashRegister" },
});
