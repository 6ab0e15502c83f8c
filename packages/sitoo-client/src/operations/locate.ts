import { emptyIn } from "./empty.ts";
import { type OperationName, operations } from "./operations.ts";
import { faultsOfQuery, type Query } from "./query.ts";

/** The values of an operation, before anybody has looked at them. */
export interface Values {
  readonly path?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly query?: Query | undefined;
}

/**
 * Fills in the path of an operation. Throws a TypeError that lists what is missing or cannot be: Sitoo answers a wrong
 * site with nothing, an empty value with another operation's answer, and an empty question with everything.
 */
export function pathOf(name: OperationName, { path = {}, query = {} }: Values, eshopid: number): string {
  if (!Object.hasOwn(operations, name)) throw new TypeError(`Sitoo has no operation "${name}".`);
  const { path: template, query: known } = operations[name];
  const values: typeof path = { ...path, siteid: path.siteid ?? eshopid };
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => parameter);
  const faults = [
    ...names.flatMap((parameter) => faultOf(parameter, values[parameter])),
    ...unknown(path, [...names, "siteid"]).map((parameter) => `its path has no ${parameter}`),
    ...emptyIn(query),
    ...unknown(query, known).map((parameter) => `Sitoo would overlook the parameter ${parameter}`),
    ...faultsOfQuery(query),
  ];
  if (faults.length > 0) throw new TypeError(`${name} cannot be sent: ${faults.join("; ")}.`);
  return template.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(String(values[parameter])),
  );
}

function faultOf(parameter: string, value: unknown): readonly string[] {
  if (value === undefined || value === null) return [`${parameter} is missing`];
  if (parameter === "siteid")
    return isNumber(value) ? [] : ["siteid is not the site's number (its GUID finds nothing)"];
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? [] : [`${parameter} is no whole number`];
  if (typeof value !== "string") return [`${parameter} is neither a text nor a number`];
  if (!value.isWellFormed()) return [`${parameter} has half a character`];
  return /^\.{0,2}$/.test(value.trim()) ? [`${parameter} is empty or only dots`] : [];
}

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;

function unknown(values: object, known: readonly string[]): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null || known.includes(name) ? [] : [name],
  );
}
