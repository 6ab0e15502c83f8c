import { answerCall } from "./answer-call.ts";
import { apacheNotFound, errorAnswer, noContent } from "./answers.ts";
import { answerBatch, type BatchParts } from "./batch.ts";
import { callOf, type Incoming, takeApart } from "./call.ts";
import { dialects, findDialect } from "./dialect.ts";
import { SapRefusal } from "../refusal.ts";
import type { Sessions } from "./sessions.ts";

export interface ServiceParts extends BatchParts {
  readonly sessions: Sessions;
}

/** The Service Layer: answers a request, refusals included. */
export function createService(parts: ServiceParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, origin } = new URL(request.url);
    const dialect = findDialect(pathname) ?? dialects.v2;
    try {
      if (/%2f/i.test(pathname) && parts.options.encodedSlashes === "refuse") return apacheNotFound();
      const { method, url, headers } = request;
      return await authorised(
        parts,
        takeApart({ method, url, headers, text: await request.text() }, { origin }),
      );
    } catch (error) {
      if (error instanceof SapRefusal) return errorAnswer(error, dialect);
      throw error;
    }
  };
}

/** Lets a caller in, or out; what is asked by somebody who is in is answered elsewhere. */
async function authorised(parts: ServiceParts, incoming: Incoming): Promise<Response> {
  const { sessions } = parts;
  const { method, path, headers, dialect } = incoming;
  if (method === "POST" && path === "Login") return await sessions.login(incoming);
  const caller = sessions.callerOf(headers);
  if (method === "POST" && path === "Logout") {
    sessions.logout(headers);
    return noContent(dialect);
  }
  if (method === "POST" && path === "$batch") {
    return await answerBatch(parts, { ...incoming, ...caller, body: undefined });
  }
  return await answerCall(parts, callOf(incoming, caller));
}
