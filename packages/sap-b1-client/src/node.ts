/** A fetch for Node that trusts a certificate of one's own: SAP installs a self-signed one. */
export { createNodeFetch, type NodeFetchOptions } from "./node/node-fetch.ts";
