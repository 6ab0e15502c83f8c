import {
  type Backoff,
  type Deadline,
  delayBefore,
  type Outgoing,
  reasonOf,
  repeat,
  startDeadline,
  transmit,
} from "@instep/http";
import { answerOf, type CallName, errorOf, type SitooAnswer } from "./answer.ts";
import { type Asked, prepare, type SitooCall } from "./call.ts";
import { SitooError, SitooNotSent } from "./errors.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { Settings } from "./options.ts";
import { type Caller, createTurns, keepDistance } from "./turns.ts";

export type { SitooAnswer } from "./answer.ts";
export type { CallOptions, SitooCall } from "./call.ts";

/** Sends a call: in its turn, after its gap, again when that is safe. Throws a SitooError. */
export type Request = (call: SitooCall | Asked) => Promise<SitooAnswer>;

/** How long a 429 is waited out when Sitoo does not say. */
const rateLimitBackoff: Backoff = { first: 5000, longest: 120_000 };

export function createRequest(settings: Settings): Request {
  const { retries, clock, random, gap, log } = settings;
  const turns = createTurns(settings);

  const exchange = async (call: Sending, user: Caller): Promise<SitooAnswer> => {
    await keepDistance(user, clock, call.whole.signal);
    const headers = { ...call.outgoing.headers, authorization: user.authorization };
    const deadline = startDeadline({ timeout: call.timeout, signal: call.whole.signal }, clock);
    const resends = call.attempts - 1;
    const { outgoing, template } = call;
    const sent = { ...outgoing, headers, resends, template };
    const answer = await transmit(sent, deadline, settings).finally(deadline.end);
    user.free = clock.now() + gap;
    if (answer.kind !== "answer") throw errorOf(answer, call.name, call.whole.isLate());
    log.debug("Sitoo answered", { ...call.name, status: answer.status });
    return answerOf(answer, call.name, clock.now());
  };

  return async (asked) => {
    const { reads, signal, deadline = settings.deadline, ...prepared } = prepare(asked, settings);
    const whole = startDeadline({ timeout: deadline, signal }, clock);
    const ends = clock.now() + deadline;
    const call: Sending = { ...prepared, whole, attempts: 0 };
    const waitFor = (error: unknown): number | undefined => {
      if (!(error instanceof SitooError)) return undefined;
      if (error.wait !== undefined || error.code !== "sitoo-too-many-requests") return error.wait;
      return delayBefore(call.attempts, rateLimitBackoff, random);
    };
    const work = (user: Caller): Promise<SitooAnswer> =>
      repeat(
        () => {
          call.attempts += 1;
          return exchange(call, user);
        },
        {
          retries,
          clock,
          random,
          signal: whole.signal,
          waitFor,
          // Nobody is kept waiting for an answer that cannot come in time.
          mayRepeat: (error) => mayRepeat(error, { reads }) && clock.now() + (waitFor(error) ?? 0) < ends,
        },
      );
    // The place is kept while a 429 is waited out: whoever comes next would only be refused as well.
    return turns
      .run(work, whole.signal)
      .catch((error: unknown) => {
        throw call.attempts > 0 || !whole.isOver() ? error : stoppedInQueue(call.name, whole);
      })
      .finally(whole.end);
  };
}

/** A call on its way. */
interface Sending {
  readonly name: CallName;
  readonly outgoing: Outgoing;
  readonly template: string | undefined;
  readonly timeout: number;
  /** The end of all its attempts and waits. */
  readonly whole: Deadline;
  attempts: number;
}

function stoppedInQueue(name: CallName, { signal, isLate }: Deadline): SitooNotSent {
  const [what, code] = isLate()
    ? (["Its time was over before its turn came", "sitoo-no-turn"] as const)
    : (["Called off before its turn came", "sitoo-aborted"] as const);
  return new SitooNotSent({ ...name, what, code, cause: reasonOf(signal) });
}
