import { http, type HttpHandler } from "msw";
import type { EmulatedSystem } from "./wire.ts";

/** Request handlers for Mock Service Worker: every request below a system's base URL goes to that system. */
export const handlers = (...systems: readonly EmulatedSystem[]): HttpHandler[] =>
  systems.map((system) => http.all(`${system.baseUrl}/*`, ({ request }) => system.handle(request)));
