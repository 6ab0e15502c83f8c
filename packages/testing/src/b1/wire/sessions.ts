import type { Clock } from "@instep/http";
import { json } from "./answers.ts";
import type { Company } from "../company.ts";
import { isRow, type Json, textOf } from "../json.ts";
import type { B1Options } from "../options.ts";
import { deadSession, SapRefusal } from "../refusal.ts";

/** Who is logged in. */
export interface Sessions {
  /** Answers `POST Login`. */
  login(body: Json | undefined, root: string): Promise<Response>;
  logout(headers: Headers): void;
  /** The user of a live session, which lives on for another half hour. */
  userOf(headers: Headers): string;
  expireAll(): void;
}

interface Session {
  readonly user: string;
  readonly lastUsed: number;
}

const timeoutMinutes = 30;

export function createSessions(company: Company, clock: Clock, options: Readonly<B1Options>): Sessions {
  const sessions = new Map<string, Session>();
  let loginsRunning = 0;
  let made = 0;

  const open = (user: string): string => {
    made += 1;
    const id = `${clock.now().toString(16)}-${String(made).padStart(4, "0")}-11f1-8000-0a0027000010`;
    sessions.set(id, { user, lastUsed: clock.now() });
    return id;
  };
  return {
    login: async (body, root) => {
      if (loginsRunning > 0 && options.parallelLogins === "fail") {
        throw new SapRefusal("299", "SAML Login Failed", 500);
      }
      loginsRunning += 1;
      await aWhile().finally(() => {
        loginsRunning -= 1;
      });
      return loginAnswer(open(checkCredentials(body, company)), root, options.version);
    },
    logout: (headers) => {
      sessions.delete(sessionId(headers) ?? "");
    },
    userOf: (headers) => {
      const id = sessionId(headers) ?? "";
      const session = sessions.get(id);
      if (!session || clock.now() - session.lastUsed >= timeoutMinutes * 60_000) {
        sessions.delete(id);
        throw deadSession();
      }
      sessions.set(id, { ...session, lastUsed: clock.now() });
      return session.user;
    },
    expireAll: () => {
      sessions.clear();
    },
  };
}

/** A login is heavy work on the server: long enough that a second one at the same time meets it. */
async function aWhile(): Promise<void> {
  for (let turns = 0; turns < 2; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}

function checkCredentials(body: Json | undefined, { CompanyDB, users }: Company): string {
  const sent = isRow(body) ? body : {};
  const database = textOf(sent, "CompanyDB");
  if (!database) throw new SapRefusal("206", "Invalid login credential", 401);
  if (database !== CompanyDB) throw new SapRefusal("-306", "Fail to NONE-SSO login from SLD.", 401);
  const user = users.find(
    ({ UserName, Password }) => UserName === sent.UserName && Password === sent.Password,
  );
  if (!user) throw new SapRefusal("-304", "Fail to NONE-SSO login from SLD.", 401);
  return user.UserName;
}

function loginAnswer(id: string, root: string, version: string): Response {
  const answer = json(200, {
    "@odata.context": `${root}/$metadata#B1Sessions/$entity`,
    SessionId: id,
    Version: version,
    SessionTimeout: timeoutMinutes,
  });
  answer.headers.delete("OData-Version"); // the one answer of a recording without it
  answer.headers.append("Set-Cookie", `B1SESSION=${id}; HttpOnly`);
  answer.headers.append("Set-Cookie", "ROUTEID=.node1; path=/b1s");
  return answer;
}

function sessionId(headers: Headers): string | undefined {
  return /(?:^|;\s*)B1SESSION=([^;]+)/.exec(headers.get("Cookie") ?? "")?.[1];
}
