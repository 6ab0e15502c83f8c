import * as z from "zod";
import { amount, day, text, whole } from "./wire.ts";

/** A document or a payment that SAP holds for approval; U_ fields and everything else SAP sends are kept. */
export const Draft = z.looseObject({
  DocEntry: z.int(),
  DocNum: whole,
  DocDate: day,
  CardCode: text,
  NumAtCard: text,
  Comments: text,
  Remarks: text,
  DocTotal: amount,
  DocObjectCode: text,
  AuthorizationStatus: text,
});
/** A document or a payment that SAP holds for approval. */
export type Draft = z.infer<typeof Draft>;
