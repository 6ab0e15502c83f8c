import type { TypeReference } from "../facts.ts";

/** "v1" is OData 3, "v2" is OData 4. */
export type ProtocolVersion = "v1" | "v2";

/** The namespace of everything that SAP describes. */
export const namespace = "SAPB1";

/** How a version of the protocol writes its metadata. */
export interface Dialect {
  readonly head: string;
  readonly tail: string;
  readonly container: string;
  /** Simple types by the facts' names. */
  readonly simple: Readonly<Record<string, string>>;
  readonly version: ProtocolVersion;
}

export const dialects: Readonly<Record<ProtocolVersion, Dialect>> = {
  v2: {
    version: "v2",
    head: `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:DataServices>
<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    tail: "</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n",
    container: "",
    simple: {
      String: "String",
      Int32: "Int32",
      Double: "Double",
      DateTimeOffset: "DateTimeOffset",
      TimeOfDay: "TimeOfDay",
    },
  },
  v1: {
    version: "v1",
    head: `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices m:DataServiceVersion="3.0" m:MaxDataServiceVersion="3.0" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<Schema Namespace="${namespace}" xmlns="http://schemas.microsoft.com/ado/2009/11/edm">`,
    tail: "</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n",
    container: ` m:IsDefaultEntityContainer="true"`,
    simple: {
      String: "String",
      Int32: "Int32",
      Double: "Double",
      DateTimeOffset: "DateTime",
      TimeOfDay: "Time",
    },
  },
};

/** A type as a document names it: "Edm.String", "Collection(SAPB1.DocumentLine)". */
export function typeName({ type, many }: TypeReference, { simple }: Dialect): string {
  const known = simple[type];
  const name = known === undefined ? `${namespace}.${type}` : `Edm.${known}`;
  return many ? `Collection(${name})` : name;
}
