import { startDeadline, transmit } from "@instep/http";
import * as z from "zod/mini";
import { answerOf, errorOf, readAs } from "./answer.ts";
import { objectOf } from "./entity/fields.ts";
import type { Settings } from "./options.ts";
import type { CallOptions } from "./request.ts";

/** Who answered a ping. */
export type Pong = z.infer<typeof PongBody>;

const PongBody = objectOf(() => ({
  message: z.string(),
  /** Such as "load balancer" or "node 1". */
  sender: z.nullish(z.string()),
  timestamp: z.nullish(z.union([z.string(), z.number()])),
}));

/** What is asked whether it is there. */
export interface PingOptions extends Pick<CallOptions, "signal" | "timeout"> {
  /** The number of a node behind the balancer. @default the balancer itself */
  readonly node?: number | undefined;
}

/**
 * Asks the balancer, or one of its nodes, whether it is there: without a login, once, and out of turn. Throws a B1Error
 * when it is not.
 */
export async function ping(
  settings: Settings,
  { node, signal, timeout = settings.readTimeout }: PingOptions = {},
): Promise<Pong> {
  const path = node === undefined ? "ping/load-balancer" : `ping/node/${String(node)}`;
  const call = { method: "GET", path } as const;
  const deadline = startDeadline({ timeout, signal }, settings.clock);
  const url = `${new URL(settings.baseUrl).origin}/${path}`;
  const answer = await transmit({ method: "GET", url }, deadline, settings).finally(deadline.end);
  if (answer.kind !== "answer") throw errorOf(answer, call);
  return readAs(PongBody, answerOf(answer, call).body, call);
}
