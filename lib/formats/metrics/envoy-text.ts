import type { CounterSample } from '#lib/domain/retries/counters/counter-sample.ts'

const CLUSTER =
  /^(?:cluster|vhost\..+\.vcluster)\.(.+)\.((?:retry\.)?(?:external\.|internal\.)?upstream_rq_[a-z0-9_]+): (\d+)$/

/**
 * Envoy's own text (`/stats`): `cluster.NAME.upstream_rq_retry: 5`, given Prometheus's names. Empty where no line is such.
 */
export function readEnvoyText(text: string): CounterSample[] {
  const samples: CounterSample[] = []
  for (const line of text.split('\n')) {
    const match = CLUSTER.exec(line.trim())
    if (!match?.[1] || !match[2] || /\.(external|internal)\./.test(line)) continue
    const name = `envoy_cluster_${match[2].replaceAll('.', '_')}`
    samples.push({
      name,
      labels: new Map([['envoy_cluster_name', match[1]]]),
      value: Number(match[3]),
      timeMs: null,
    })
  }
  return samples
}
