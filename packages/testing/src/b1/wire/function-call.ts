import type { Json, Row } from "../json.ts";
import { invalidQuery } from "../refusal.ts";
import type { Service, Services } from "../services/services.ts";

/** A service that a URL calls, with the parameters that stand in it. */
export interface FunctionCall {
  readonly service: Service;
  readonly parameters: Row;
}

/** Reads "SBOBobService_GetCurrencyRate(Currency='EUR',Date='20260714')"; without parameters SAP does without parentheses. */
export function findFunction(path: string, services: Services): FunctionCall | undefined {
  const [, name = "", parameters = ""] = /^(\w+)(?:\((.*)\))?$/s.exec(path) ?? [];
  const service = services.find(name);
  return service && { service, parameters: readParameters(parameters) };
}

const parameter = /(\w+)=(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?))(?:,|$)/y;

function readParameters(source: string): Row {
  const parameters: [string, Json][] = [];
  parameter.lastIndex = 0;
  for (let at = 0; at < source.length; at = parameter.lastIndex) {
    const [, name, text, number] = parameter.exec(source) ?? [];
    if (name === undefined) throw invalidQuery("Query string error - Invalid parameters"); // text: ours
    parameters.push([name, text === undefined ? Number(number) : text.replaceAll("''", "'")]);
  }
  return Object.fromEntries(parameters);
}
