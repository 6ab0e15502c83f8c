import { json } from "./answers.ts";
import type { Call } from "./call.ts";
import type { SqlPage } from "../services/sql-service.ts";

/** What a saved query gives: its text in SAP's own spelling, and one page of its rows. */
export function pageAnswer({ root, dialect, headers }: Call, { text, rows, nextLink }: SqlPage): Response {
  const preferred = /odata\.maxpagesize=\d+/.exec(headers.get("Prefer") ?? "")?.[0];
  return json(dialect, {
    body: {
      [dialect.annotation("context")]: `${root}/$metadata#SAPB1.SQLQueryResult`,
      SqlText: text,
      value: rows,
      ...(nextLink !== undefined && { [dialect.annotation("nextLink")]: nextLink }),
    },
    ...(preferred && { headers: { "Preference-Applied": preferred } }),
  });
}
