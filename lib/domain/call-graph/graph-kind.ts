/** What a file of a call graph or of policies is: our own schema, or one of those that others write. */
export const GRAPH_KINDS = ['headroom', 'istio', 'envoy', 'grpc', 'spigo'] as const
export type GraphKind = (typeof GRAPH_KINDS)[number]
