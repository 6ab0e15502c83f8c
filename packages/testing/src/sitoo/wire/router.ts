import type { SitooOptions } from "../options.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Call, Route } from "./call.ts";
import { checkNoneIgnored, readQuery } from "./query.ts";

/** A call before its path was understood. */
export interface Asked extends Pick<Call, "shop" | "books" | "options" | "body"> {
  readonly method: string;
  readonly url: URL;
  /** Below the account. */
  readonly path: string;
}

/** What is answered, and under which status. */
export interface Answer {
  readonly status: number;
  /** Undefined when there is no body. */
  readonly value: unknown;
}

interface Matcher {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const suffix = ".json";

/** Finds the operation of a call and has it answer. */
export function createRouter(routes: readonly Route[]): (asked: Asked) => Answer {
  const matchers = routes.map(matcherOf);
  const byMethod = Map.groupBy(matchers, ({ route }) => route.method);

  return ({ method, url, path, ...call }) => {
    for (const { route, pattern, names } of byMethod.get(method as Route["method"]) ?? []) {
      const match = pattern.exec(pathMeant(path, route, call.options));
      if (!match) continue;
      if (route.isDeprecated === true && call.options.deprecatedOperations === "refuse") break;
      if (call.options.ignoredParameters === "refuse") checkNoneIgnored(url, route.parameters ?? []);
      const parts = Object.fromEntries(names.map((name, index) => [name, decoded(match[index + 1] ?? "")]));
      const status = route.status ?? 200;
      if (isElsewhere(parts, call)) return { status, value: elsewhere(route) };
      return { status, value: route.answer({ ...call, parts, query: readQuery(url) }) };
    }
    throw new SitooRefusal(404, "Not Found");
  };
}

function matcherOf(route: Route): Matcher {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const pattern = route.path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "([^/]+)");
  return { route, names, pattern: new RegExp(`^${pattern}$`) };
}

/** The documentation wants `.json`; a live account was seen to do without. */
function pathMeant(path: string, route: Route, { jsonSuffix }: Readonly<SitooOptions>): string {
  if (jsonSuffix === "required" || path.endsWith(suffix) === route.path.endsWith(suffix)) return path;
  return path.endsWith(suffix) ? path.slice(0, -suffix.length) : `${path}${suffix}`;
}

const isElsewhere = (parts: Call["parts"], { shop }: Pick<Call, "shop">): boolean =>
  parts.siteid !== undefined && parts.siteid !== String(shop.eshopid);

/** The GUID of a site, or another site's number: an empty list and no error. Anything else is not found there. */
function elsewhere({ elsewhere: answer }: Route): unknown {
  if (answer === undefined) throw new SitooRefusal(404, "Not Found");
  return answer;
}

/** A piece of a path as it was meant. What is no UTF-8 names nothing. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch (error) {
    if (error instanceof URIError) throw new SitooRefusal(404, "Not Found");
    throw error;
  }
}
