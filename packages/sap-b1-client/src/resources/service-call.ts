import * as z from "zod/mini";
import { readAs } from "../answer.ts";
import { objectOf } from "../entity/fields.ts";
import { readRow } from "../entity/row.ts";
import type { StandardSchema } from "../entity/standard-schema.ts";
import type { Operation } from "../operation.ts";

/** Asks a service of SAP: by POST, which both versions take, also where nothing is changed. */
function asking(path: string, body: object | undefined) {
  return { method: "POST", path, body, reads: true } as const;
}

/** How the answer of a service is asked for. */
export interface Question {
  /** Such as "CompanyService_GetPeriod". */
  readonly service: string;
  readonly body?: object | undefined;
}

/** A question that is answered by one row. */
export function askRow<T>({ service, body }: Question, schema: StandardSchema): Operation<T> {
  const call = asking(service, body);
  return { ...call, read: (answer) => readRow<T>(schema, answer.body, call) };
}

const Rows = objectOf(() => ({ value: z.array(z.unknown()) }));

/** A question that is answered by many rows. */
export function askRows<T>({ service, body }: Question, schema: StandardSchema): Operation<readonly T[]> {
  const call = asking(service, body);
  const read: Operation<readonly T[]>["read"] = (answer) =>
    Promise.all(readAs(Rows, answer.body, call).value.map((row) => readRow<T>(schema, row, call)));
  return { ...call, read };
}

/** A question that is answered by a bare value. */
export function askValue<T>({ service, body }: Question, schema: z.ZodMiniType<T>): Operation<T> {
  const call = asking(service, body);
  return { ...call, read: (answer) => readAs(schema, answer.body, call) };
}
