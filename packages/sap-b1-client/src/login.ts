import { type Answer, type Failure, send } from "@instep/http";
import * as z from "zod";
import { answerOf, errorOf } from "./answer.ts";
import { keepCookies, type Session } from "./cookies.ts";
import { B1Error, B1NotSent, B1Rejected } from "./errors.ts";
import type { Settings } from "./options.ts";
import { jsonIn } from "./sap-fault.ts";

export const loginCall = { method: "POST", path: "Login" } as const;

/** Logs in once. Throws a refusal as B1Rejected and all else as B1NotSent, because the call that needs a session never left. */
export async function logIn(settings: Settings): Promise<Session> {
  const { baseUrl, companyDb, userName, password, language, readTimeout, log } = settings;
  const body = JSON.stringify({
    CompanyDB: companyDb,
    UserName: userName,
    Password: password,
    Language: language,
  });
  const headers = { "content-type": "application/json" };
  const call = { method: "POST", url: `${baseUrl}/Login`, headers, body, timeout: readTimeout } as const;
  const session = sessionIn(await send(call, settings));
  log.info("Logged in to SAP", { companyDb });
  return session;
}

const LoginBody = z.object({ SessionId: z.string().min(1) });

function sessionIn(answer: Answer | Failure): Session {
  if (answer.kind !== "answer") throw notLoggedIn(errorOf(answer, loginCall));
  try {
    answerOf(answer, loginCall);
  } catch (error) {
    throw error instanceof B1Error ? refusedLogin(error) : error;
  }
  const session: Session = new Map();
  keepCookies(session, answer.headers);
  const body = LoginBody.safeParse(jsonIn(answer.body));
  if (!session.has("B1SESSION") && body.success) session.set("B1SESSION", body.data.SessionId);
  if (!session.has("B1SESSION")) {
    throw new B1NotSent({ ...loginCall, what: "SAP's login gave no session", code: "unreadable-answer" });
  }
  return session;
}

/**
 * A login that SAP refused for good stays a refusal. Every 401 of SAP but a transient one counts as the credentials: a
 * retry costs the account, a stop costs a look.
 */
function refusedLogin(error: B1Error): B1Error {
  const { outcome, refusalClass, code, status, sapCode, sapMessage = "" } = error;
  if (outcome !== "rejected" || code === "login-busy" || code === "node-trouble") return notLoggedIn(error);
  if (status !== 401 || refusalClass === "credentials" || sapCode === undefined) return error;
  const refusal = { code: "wrong-credentials", refusalClass: "credentials", sapCode, sapMessage } as const;
  const what = `SAP refused the login (${sapCode})`;
  return new B1Rejected({ ...loginCall, what, code: refusal.code, status, refusal, cause: error });
}

/** Without a session no call has left: whatever became of the login, the call itself was not sent. */
function notLoggedIn(error: B1Error): B1NotSent {
  const { code, status, refusalClass, sapCode, sapMessage } = error;
  const refusal =
    refusalClass && sapCode !== undefined && sapMessage !== undefined
      ? { code, refusalClass, sapCode, sapMessage }
      : undefined;
  return new B1NotSent({
    ...loginCall,
    what: "Could not log in to SAP",
    code,
    status,
    refusal,
    cause: error,
  });
}
