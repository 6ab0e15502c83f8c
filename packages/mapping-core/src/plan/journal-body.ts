import * as z from "zod";
import { date } from "./values.ts";

const JournalLine = z.strictObject({
  AccountCode: z.string(),
  Debit: z.number().optional(),
  Credit: z.number().optional(),
  LineMemo: z.string().max(50).optional(),
  CostingCode: z.string().optional(),
  BPLID: z.int().optional(),
});

/** The body of a journal entry exactly as it will be posted; amounts in local currency. */
export const JournalBody = z.strictObject({
  ReferenceDate: date,
  DueDate: date,
  TaxDate: date,
  Memo: z.string().max(50),
  Reference: z.string().max(100).optional(),
  Reference2: z.string().max(100).optional(),
  /** 27 at most on every release: too short for a key, which a memo holds. */
  Reference3: z.string().max(27).optional(),
  JournalEntryLines: z.array(JournalLine).min(2),
});
export type JournalBody = z.infer<typeof JournalBody>;
