import {
  type Answer,
  type Deadline,
  type Failure,
  type Transmission,
  transmit as observe,
} from "@instep/http";
import type { Settings } from "./options.ts";

/** Sends one request to SAP before the deadline and tells the host's listeners of it. Never throws. */
export function transmit(
  outgoing: Transmission,
  deadline: Deadline,
  settings: Settings,
): Promise<Answer | Failure> {
  return observe(outgoing, deadline, { ...settings, templateOf });
}

/** The path with every key taken out: keys may name a person, and a span's name has few values. */
export function templateOf(path: string): string {
  const [bare = ""] = path.split("?", 1);
  return bare.replace(/\((?:'(?:[^']|'')*'|[^')])+\)/g, "({key})");
}
