import { type Answer, type Failure, send } from "@instep/http";
import * as z from "zod";
import { answerOf, errorOf } from "./answer.ts";
import { keepCookies, type Session } from "./cookies.ts";
import { B1Error, B1NotSent, B1Rejected } from "./errors.ts";
import type { Settings } from "./options.ts";
import { jsonIn } from "./sap-fault.ts";

export const loginCall = { method: "POST", path: "Login" } as const;

/** Logs in once. Throws refused credentials as B1Rejected and all else as B1NotSent: the call that needs a session never left. */
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
 * Every 401 counts as the credentials, whoever said it and in whatever words: a retry costs the account, a stop costs a
 * look.
 */
function refusedLogin(error: B1Error): B1Error {
  const { refusalClass, status, sapCode, sapMessage } = error;
  if (refusalClass === "credentials") return error;
  if (status !== 401) return notLoggedIn(error);
  const code = "wrong-credentials";
  const facts = {
    ...loginCall,
    what: `The login was refused (${sapCode ?? "401"})`,
    code,
    status,
    cause: error,
  } as const;
  if (sapCode === undefined) return new B1Rejected({ ...facts, refusalClass: "credentials" });
  const refusal = { code, refusalClass: "credentials", sapCode, sapMessage: sapMessage ?? "" } as const;
  return new B1Rejected({ ...facts, refusal });
}

/** Without a session no call has left: whatever became of the login, the call itself was not sent. Its cause says why. */
function notLoggedIn(error: B1Error): B1NotSent {
  const { code, status } = error;
  return new B1NotSent({
    ...loginCall,
    what: `Could not log in to SAP (${code})`,
    code,
    status,
    cause: error,
  });
}
