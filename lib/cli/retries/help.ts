/** The part of the help about `headroom retries`. */
export const RETRIES_HELP = `retries: what calls that failed and were sent again cost, per edge (docs/retries.md)
       npm run -s headroom -- retries FILE… [--json] [--client-errors-fail]
  FILE                  traces: OTLP, Jaeger, Zipkin, X-Ray, Tempo or Data Prepper JSON, a SkyWalking or Nezha table; or retry
                        counters: Prometheus text of Envoy, Istio, Linkerd, gRPC or resilience4j, Envoy's /stats, the table of
                        linkerd viz routes -o wide. Any of them may be gzip
  --client-errors-fail  a 4xx is a failure, not an answer
  --json                one JSON object on stdout
`
