import * as z from "zod";
import { entitySet } from "../entity/entity-set.ts";
import { amount, day, text, whole } from "../entity/fields.ts";
import type { Row } from "../entity/row.ts";

const schema = z.object({
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
export type Draft = Row<z.infer<typeof schema>>;

/** Documents that SAP holds for approval: to be read only. */
export const drafts = entitySet<Draft>()({ set: "Drafts", key: "DocEntry", schema });

/** Payments that SAP holds for approval: to be read only. */
export const paymentDrafts = entitySet<Draft>()({ set: "PaymentDrafts", key: "DocEntry", schema });
