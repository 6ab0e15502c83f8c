import { http, type HttpHandler } from "msw";
import type { EmulatedSystem } from "./wire.ts";

/** Request handlers for Mock Service Worker: every request below a system's base URL, or another of its roots, goes to it. */
export const handlers = (...systems: readonly EmulatedSystem[]): HttpHandler[] =>
  systems.flatMap((system) =>
    rootsOf(system).map((root) => http.all(`${root}/*`, ({ request }) => system.handle(request))),
  );

function rootsOf({ baseUrl, otherRoots = [] }: EmulatedSystem): readonly string[] {
  return [baseUrl, ...otherRoots.map((root) => new URL(root, baseUrl).href)];
}
