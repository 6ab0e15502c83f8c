import * as z from "zod";
import { isTimeZone } from "../orders/business-date.ts";

/** The kinds of values that rules are written in, each with the words an editor and a fault show. */

export const text = z.string().trim().min(1);

/** An exact decimal as text, such as "0.05": a JSON number is a float, and would be believed to the last digit. */
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal number as text, such as "0.05"');

/** A decimal as text, zero or more. */
export const positiveDecimalText = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a decimal number as text, zero or more, such as "2.5"');

/** A VAT rate in percent; 0 % is never mapped by its percentage: export, exempt and voucher look alike and are not (H13). */
export const vatRate = z
  .string()
  .regex(/^(?!0+(\.0+)?$)\d{1,2}(\.\d{1,3})?$/, "a VAT rate in percent such as 25 or 5.5, not 0");

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day such as 04:00");
export const timeZone = text.refine(isTimeZone, "an IANA time zone such as Europe/Stockholm");
export const date = z.iso.date("a date such as 2026-04-01");
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 currency code such as SEK");

/** Codes of SAP, no longer than its columns. */
export const cardCode = text.max(15);
export const warehouseCode = text.max(8);
export const vatGroup = text.max(8);
export const accountCode = text.max(15);
export const itemCode = text.max(50);
export const costingCode = text.max(8);

/** A whole number as the key of a record: JSON has no other keys than text. */
export const idKey = (what: string) => z.string().regex(/^(0|[1-9]\d*)$/, what);

/** A user field of SAP's, such as U_InstepKey. */
export const userField = z
  .templateLiteral(["U_", z.string()])
  .refine((name) => name.length > 2, "the name of a user field such as U_InstepKey");
