import { isRow, type Json } from "../json.ts";
import { facts, type OperationFacts } from "../metadata/facts.ts";
import { factType } from "../metadata/properties.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { type Form, spoken, understood } from "./wire-form.ts";

/** What a service answers, as its reader gets it. */
export function spokenResult(service: string, result: Json | undefined, form: Form): Json | undefined {
  const returns = operationOf(service)?.returns;
  if (returns === undefined) return result;
  const type = factType(returns.type);
  const one = (each: Json): Json => (isRow(each) ? spoken(each, type, form) : each);
  return Array.isArray(result) ? result.map((each: Json) => one(each)) : result && one(result);
}

/** The parameters that a service is sent, as it reads them. */
export function understoodParameters(service: string, body: Json, shapes: Shapes): Json {
  const parameters = operationOf(service)?.parameters;
  if (!isRow(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const type = parameters?.get(name)?.type;
      return [name, type === undefined ? value : understood(value, factType(type), shapes)];
    }),
  );
}

function operationOf(service: string): OperationFacts | undefined {
  return facts().operations.find(({ name }) => name === service);
}
