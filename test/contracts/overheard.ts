import { type B1Client, type B1SignOn, type B1User, createB1Client } from "@instep/sap-b1-client";
import { expect } from "vitest";
import type { Line } from "../../packages/testing/src/b1/wire/protocol/rule.ts";

/** A client, and what it was answered. */
export interface Overheard {
  readonly b1: B1Client;
  /** The answer to the one call that was made since it was last asked. */
  readonly answerTo: (path: string) => Response;
  readonly forget: () => void;
}

/** A client on a line. */
export function overhear(line: Line, baseUrl: string, who: Who): Overheard {
  const answers: { readonly path: string; readonly answer: Response }[] = [];
  const fetch: Line["fetch"] = async (input, init) => {
    const answer = await line.fetch(input, init);
    answers.push({ path: urlOf(input).slice(baseUrl.length + 1), answer: answer.clone() });
    return answer;
  };
  // A refusal of one node is told at once: that another may know better is tested beside the client.
  const b1 = createB1Client({ baseUrl, fetch, clock: line.clock, retries: 0, ...who });
  return {
    b1,
    answerTo: (path) => {
      const own = answers.splice(0).filter((each) => path === "Login" || each.path !== "Login");
      const last = own.pop();
      if (!last) throw new Error(`The client did not send ${path}`);
      // It leaves once, and a second time only when its session was refused.
      expect(own.map(({ answer }) => answer.status)).toEqual(own.length === 0 ? [] : [401]);
      return last.answer;
    },
    forget: () => void answers.splice(0),
  };
}

/** The address of a request, whichever form it has. */
export function urlOf(input: Parameters<Line["fetch"]>[0]): string {
  return input instanceof Request ? input.url : String(input);
}

/** Whose client it is. */
export type Who = (B1User | B1SignOn) & {
  readonly companyDb: string;
  readonly language?: number | undefined;
};
