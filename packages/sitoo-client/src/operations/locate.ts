import { emptyIn } from "./empty.ts";
import { type OperationName, operations, type QueryValue } from "./operations.ts";

/** The values of an operation, before anybody has looked at them. */
export interface Values {
  readonly path?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
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
    ...Object.entries(query).flatMap(([parameter, value]) =>
      isNotFinite(value) ? [`${parameter} is no number`] : [],
    ),
  ];
  if (faults.length > 0) throw new TypeError(`${name} cannot be sent: ${faults.join("; ")}.`);
  return template.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(String(values[parameter])),
  );
}

function faultOf(parameter: string, value: string | number | undefined): readonly string[] {
  if (value === undefined) return [`${parameter} is missing`];
  if (parameter === "siteid")
    return isNumber(value) ? [] : ["siteid is not the site's number (its GUID finds nothing)"];
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? [] : [`${parameter} is no whole number`];
  return /^\.{0,2}$/.test(value.trim()) ? [`${parameter} is empty or only dots`] : [];
}

function isNotFinite(value: QueryValue): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.some((each) => typeof each === "number" && !Number.isFinite(each));
}

const isNumber = (value: string | number): boolean => Number.isSafeInteger(value) && Number(value) > 0;

function unknown(values: object, known: readonly string[]): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null || known.includes(name) ? [] : [name],
  );
}

/** "?a=1&b=2,3". A list becomes one value with commas: of a repeated parameter Sitoo keeps only the last. */
export function queryString(query: Readonly<Record<string, QueryValue>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    const values = typeof value === "object" ? value.map(String) : [String(value)];
    if (typeof value === "object" && values.some((each) => each.includes(",")))
      throw new TypeError(`${name} has a value with a comma, which Sitoo takes for two.`);
    return `${name}=${values.map(encodeURIComponent).join(",")}`;
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
