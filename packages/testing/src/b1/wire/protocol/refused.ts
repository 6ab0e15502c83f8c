import { anInvoice } from "../../test-company.ts";
import type { Row } from "../../json.ts";
import type { Rule, Step } from "./rule.ts";

/** A request that SAP refuses, and what leads to it. */
interface Refused extends Omit<Rule, "name" | "steps"> {
  /** What happens before. */
  readonly before?: readonly Step[];
  readonly send: string;
  readonly body?: Row;
  /** @default 400 */
  readonly status?: number;
  readonly error: readonly [code: string, message?: string];
  readonly meanwhile?: Step["meanwhile"];
}

/** A rule whose last step is refused. */
export const rule = (name: string, refused: Refused): Rule => {
  const { before = [], send, body, status = 400, error, meanwhile, ...given } = refused;
  const step: Step = {
    send,
    expect: { status, error },
    ...(body && { body }),
    ...(meanwhile && { meanwhile }),
  };
  return { ...given, name, steps: [...before, step] };
};
export const invoice = (more: Row = {}) => ({ send: "POST Invoices", body: anInvoice(more) });
export const line = (more: Row) => invoice({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, ...more }] });
export const posted: Step = { ...invoice(), expect: { status: 201 } };
export const made = (send: string, body: Row): Step => ({ send, body, expect: { status: 201 } });
export const field = (more: Row = {}) => ({
  send: "POST UserFieldsMD",
  body: { TableName: "OINV", Name: "Kind", Type: "db_Alpha", Size: 10, Description: "Kind", ...more },
});
export const table = made("POST UserTablesMD", {
  TableName: "CLAIMS",
  TableDescription: "Claims",
  TableType: "bott_NoObject",
});
