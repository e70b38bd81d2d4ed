/**
 * The attributes that the inference reads, each under one name whatever a library calls it.
 * OpenTelemetry's semantic conventions (new and old names), Jaeger, Zipkin, Envoy, gRPC, AWS and names seen in code.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'http.status': [
    'http.response.status_code',
    'http.status_code',
    'http.status',
    'client_status_code',
    'response_status_code',
  ],
  'grpc.status': ['rpc.grpc.status_code', 'rpc.response.status_code', 'grpc.status_code', 'grpc.status'],
  error: ['error'],
  'error.status': ['otel.status_code', 'status.code'],
  'error.type': ['error.type', 'exception.type', 'error.kind', 'error.class'],
  'error.text': ['error.message', 'error.msg', 'exception.message', 'otel.status_description'],
  'response.flags': ['response_flags', 'envoy.response_flags'],
  kind: ['span.kind'],
  peer: ['peer.service', 'service.peer.name'],
  'peer.address': ['network.peer.address', 'net.peer.ip', 'net.sock.peer.addr', 'peer.address', 'peer.ipv4'],
  method: ['http.request.method', 'http.method'],
  url: ['url.full', 'http.url'],
  path: ['url.path', 'http.target', 'http.path', 'http.uri', 'http.uri.client'],
  query: ['url.query'],
  statement: ['db.query.text', 'db.statement', 'sql.query', 'cassandra.query', 'query'],
  'rpc.service': ['rpc.service'],
  'rpc.method': ['rpc.method', 'grpc.method', 'grpc.path', 'aws.operation'],
  'message.id': ['messaging.message.id', 'messaging.message_id'],
  'message.offset': ['messaging.kafka.offset', 'messaging.kafka.message.offset'],
  'request.key': [
    'idempotency-key',
    'http.request.header.idempotency-key',
    'http.request.header.idempotency_key',
    'amz-sdk-invocation-id',
    'http.request.header.amz-sdk-invocation-id',
    'aws.invocation_id',
  ],
  'request.id': ['http.request.header.x-request-id', 'guid:x-request-id', 'x-request-id'],
  resend: ['http.request.resend_count', 'http.resend_count'],
  'retry.no': ['retry_no', 'retry.no', 'retry-no', 'retryno', 'retry.attempt', 'retry_attempt'],
  'retry.count': ['retry_count', 'retry.count', 'retry-count', 'retrycount'],
  attempt: ['attempt', 'x-envoy-attempt-count', 'http.request.header.x-envoy-attempt-count'],
  'grpc.previous': ['previous-rpc-attempts', 'grpc-previous-rpc-attempts', 'grpc.previous-rpc-attempts'],
  'grpc.transparent': ['transparent-retry', 'grpc.transparent-retry'],
  'aws.retries': ['aws.retries'],
  'aws.request': ['amz-sdk-request', 'http.request.header.amz-sdk-request'],
  delivery: [
    'messaging.gcp_pubsub.message.delivery_attempt',
    'messaging.servicebus.message.delivery_count',
    'approximatereceivecount',
    'aws.sqs.approximate_receive_count',
  ],
}

const BY_ALIAS = new Map(
  Object.entries(NAMES).flatMap(([name, aliases]) => aliases.map((alias) => [alias, name] as const)),
)

/** Parameters of the caller's own code, as in HotROD's `param.driverID`. */
const PARAMETER = /^(params?|args?)\./

/**
 * The one name of an attribute, or null where the inference has no use for it. Case does not matter.
 * @example attributeName('HTTP.url') // 'url'
 */
export function attributeName(key: string): string | null {
  const known = BY_ALIAS.get(key)
  if (known) return known
  const lower = key.toLowerCase()
  return BY_ALIAS.get(lower) ?? (PARAMETER.test(lower) ? `param.${lower.replace(PARAMETER, '')}` : null)
}
