import * as z from "zod";

/** An amount as text with two decimals, signed. */
export const amount = z.string().regex(/^-?\d+\.\d{2}$/, "an amount with two decimals");

/** "YYYY-MM-DD". */
export const date = z.iso.date();

export const yes = z.literal("tYES");

/** User fields of SAP's, posted with a document or a line. */
export const userFields = z.record(z.templateLiteral(["U_", z.string()]), z.string());
