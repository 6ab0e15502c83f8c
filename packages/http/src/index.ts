export { type Backoff, defaultBackoff, delayBefore } from "./backoff.ts";
export { type Clock, type Random, reasonOf, systemClock, systemRandom } from "./clock.ts";
export { type Deadline, type Patience, startDeadline } from "./deadline.ts";
export { notSentCode, type Verdict, verdictOf } from "./failure.ts";
export { hasMethods, isPlainUrl, platformFetch, rootOf } from "./given.ts";
export { jsonIn, jsonOf } from "./json.ts";
export { type Log, type LogFields, silentLog, unfailing } from "./log.ts";
export { type Repetition, repeat } from "./repeat.ts";
export {
  type Answer,
  type Call,
  type Failure,
  type Outgoing,
  send,
  sendBefore,
  type Transport,
} from "./send.ts";
export { createSlots, type Slots } from "./slots.ts";
export {
  type AnswerEvent,
  type Observed,
  type RequestEvent,
  tell,
  type Transmission,
  transmit,
} from "./transmit.ts";
