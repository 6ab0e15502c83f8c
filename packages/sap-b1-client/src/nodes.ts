import { type Answer, createSlots, type Failure } from "@instep/http";
import { refusalIn } from "./answer.ts";
import type { Session } from "./session/session.ts";

/** What came back, and in which session it was asked. */
export interface Exchange {
  readonly answer: Answer | Failure;
  readonly session: Session;
}

/**
 * The Service Layer is a balancer before several nodes, and a session is kept on one of them. When that node answers
 * nothing but trouble, all callers would go on asking it. Instead its session is given up, so that the next login lands
 * elsewhere, and only one call at a time tries, until one gets through.
 */
export interface Nodes {
  /** Does `work` at once, or in its turn while a node is in trouble. */
  through(work: () => Promise<Exchange>, signal: AbortSignal): Promise<Answer | Failure>;
}

/** Troubles in a row after which a node is given up: one may be chance. */
const enough = 2;

export function createNodes(giveUp: (session: Session) => void): Nodes {
  const probe = createSlots(1);
  let troubles = 0;
  const inTrouble = (): boolean => troubles >= enough;

  const tryOut = async (work: () => Promise<Exchange>): Promise<Answer | Failure> => {
    const { answer, session } = await work();
    troubles = isTrouble(answer) ? troubles + 1 : 0;
    if (inTrouble()) giveUp(session);
    return answer;
  };
  return {
    through: async (work, signal) => {
      while (inTrouble()) {
        let answer: Answer | Failure | undefined;
        const oneAtATime = async (): Promise<void> => {
          if (inTrouble()) answer = await tryOut(work);
        };
        await probe.run(oneAtATime, signal);
        if (answer) return answer;
      }
      return tryOut(work);
    },
  };
}

/** A page of the balancer, no answer at all, or a node that works with stale definitions. A refusal by SAP is none. */
function isTrouble(answer: Answer | Failure): boolean {
  if (answer.kind !== "answer") return answer.reason !== "aborted";
  if (answer.status < 500) return false;
  const refusal = refusalIn(answer);
  return refusal === undefined || refusal.code === "node-trouble";
}
