import type { Heard } from "../../test-company.ts";

/** The cookies of a login as they are sent back. */
export function cookieOf(login: Heard | undefined): string {
  const cookies = login?.headers.getSetCookie() ?? [];
  return cookies.map((each) => each.split(";")[0]).join("; ");
}
