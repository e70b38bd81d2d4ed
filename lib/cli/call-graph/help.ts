import { PRESETS } from '#lib/domain/call-graph/presets.ts'
import { EXIT_CODE_OF_FINDINGS } from '../sci/exit-codes.ts'

/** The part of the help about `headroom lint` and `headroom simulate`. */
export const CALL_GRAPH_HELP = `lint: what is wrong with the timeouts and retries of a call graph, and the smallest repair (docs/call-graphs.md)
       npm run -s headroom -- lint GRAPH [--json] [--slack MS] [--attempts N] [--unroll N] [--arch OUT.json]
       npm run -s headroom -- lint TRACES… [--policies GRAPH] [--json] [--slack MS] [--arch OUT.json]
  GRAPH             YAML or JSON: our own schema, Istio VirtualServices, an Envoy route configuration, a gRPC service config
                    or a spigo architecture
  TRACES            files as of headroom retries: the calls that they show, the most attempts of each, and the timeouts that the
                    durations of failures give away
  --policies GRAPH  a file as GRAPH, which states policies that no trace shows
  --slack MS        what a timeout must leave besides what happens below it (default: 0)
  --attempts N      judge as if every call were sent up to N times
  --unroll N        let a request go round a loop of services N times; without it a loop is refused
  --arch FILE       writes the graph as a spigo architecture too, policies included
  --json            one JSON object on stdout
Its exit code is ${EXIT_CODE_OF_FINDINGS} where it finds something, 0 where it does not.

simulate: the same graph under load and faults, counted request by request beside what the equations say
       npm run -s headroom -- simulate GRAPH [--seed N] [--json] [--requests N] [--duration S] [--rate PER_SECOND] [--spans OUT.jsonl]
  --seed N          the same seed gives the same bytes (default: 1)
  --requests, --duration, --rate   in place of the load that the graph names (default: 10000 requests, 100 per second)
  --spans FILE      writes every attempt as OTLP JSON lines, for headroom retries
  --preset NAME --attempts N --timeout MS --budget PERCENT --cancel --propagate-deadline --exclude-tried [--on "FROM->TO"]
                    a second run with these settings on every call, or on one; presets: ${Object.keys(PRESETS).join(', ')}
`
