/** One of the two protocols that the same Service Layer speaks: OData 3 below /b1s/v1, OData 4 below /b1s/v2. */
export interface Dialect {
  readonly version: "v1" | "v2";
  /** The path of the service root, such as "/b1s/v2". */
  readonly rootPath: string;
  readonly jsonType: string;
  readonly versionHeaders: Readonly<Record<string, string>>;
  /** The name of what OData adds to a body: "@odata.nextLink", "odata.nextLink". */
  annotation(name: Annotation): string;
  /** What a single entity of a set is in a context: "Items/$entity". */
  entityOf(set: string): string;
}

type Annotation = "context" | "nextLink" | "count" | "etag" | "null";

const v1: Dialect = {
  version: "v1",
  rootPath: "/b1s/v1",
  jsonType: "application/json;odata=minimalmetadata;charset=utf-8",
  versionHeaders: { DataServiceVersion: "3.0" },
  annotation: (name) => (name === "context" ? "odata.metadata" : `odata.${name}`),
  entityOf: (set) => `${set}/@Element`,
};

const v2: Dialect = {
  version: "v2",
  rootPath: "/b1s/v2",
  jsonType: "application/json;odata.metadata=minimal;charset=utf-8",
  versionHeaders: { "OData-Version": "4.0" },
  annotation: (name) => `@odata.${name}`,
  entityOf: (set) => `${set}/$entity`,
};

/** The dialect of a path, undefined outside of both roots. Paths are case-sensitive, and a doubled slash is one. */
export function findDialect(path: string): Dialect | undefined {
  const single = path.replace(/^\/+/, "/");
  return [v1, v2].find(({ rootPath }) => single === rootPath || single.startsWith(`${rootPath}/`));
}

/** The dialect in which a request is answered, whatever it asks for. */
export function dialectOf({ url }: { readonly url: string }): Dialect {
  return findDialect(new URL(url).pathname) ?? v2;
}
