import type { Caller } from "./call.ts";
import type { Company } from "../company.ts";
import { asText, isRow, type Json, textOf } from "../json.ts";
import { SapRefusal } from "../refusal.ts";
import { english } from "./texts.ts";
import type { WireOptions } from "./wire-options.ts";

/** Who logs in with this body. Codes and texts as a real server gave them; user codes are case-sensitive. */
export function checkCredentials(
  body: Json | undefined,
  { CompanyDB, users }: Company,
  options: Readonly<WireOptions>,
): Caller {
  const sent = isRow(body) ? body : {};
  const database = textOf(sent, "CompanyDB");
  if (!database) throw new SapRefusal("206", "Invalid login credential", 401);
  if (database !== CompanyDB) throw new SapRefusal("-306", "Fail to NONE-SSO login from SLD.", 401);
  const user = users.find(
    ({ UserName, Password, Licensed = true }) =>
      Licensed && UserName === sent.UserName && Password === sent.Password,
  );
  if (!user) throw badLogin(options);
  return { user: user.UserName, language: Number(asText(sent.Language)) || english };
}

/** A wrong password, and as far as anybody can tell also a user whose licence does not cover it. */
export function badLogin({ badLogins }: Readonly<WireOptions>): SapRefusal {
  if (badLogins === "current") return new SapRefusal("-304", "Fail to NONE-SSO login from SLD.", 401);
  const code = badLogins === "older" ? "-304" : "100000027";
  return new SapRefusal(code, "Fail to get DB Credentials from SLD", 401);
}
