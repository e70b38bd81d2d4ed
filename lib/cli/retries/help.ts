/** The part of the help about `headroom retries`. */
export const RETRIES_HELP = `retries: what calls that failed and were sent again cost, per edge (docs/retries.md)
       npm run -s headroom -- retries FILE… [--json] [--client-errors-fail]
       npm run -s headroom -- retries --prometheus URL --from DAY --to DAY --server URL [--json]
  FILE                  traces: OTLP, Jaeger, Zipkin, X-Ray, Tempo or Data Prepper JSON, a SkyWalking or Nezha table; or retry
                        counters: Prometheus text of Envoy, Istio, Linkerd, gRPC or resilience4j, Envoy's /stats, the table of
                        linkerd viz routes -o wide. Any of them may be gzip
  --client-errors-fail  a 4xx is a failure, not an answer
  --json                one JSON object on stdout
  --prometheus URL      retry counters of those names on a Prometheus server, asked for by a running Headroom (docs/retries.md)
  --from DAY --to DAY   of --prometheus: such as 2026-10-01, both included
  --match LABELS        of --prometheus: only counters with these labels, such as 'namespace="shop"'
  --server, --token, --organisation   of --prometheus: as for push; a token for reading is enough
`
