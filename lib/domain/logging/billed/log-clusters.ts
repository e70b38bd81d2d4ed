import { amountOf, emissionsOf } from '../../report/build-report.ts'
import type { CurrencyAmount, Emissions } from '../../report/emissions.ts'
import type { SummaryRow } from '../../report/summary-row.ts'
import type { Selection } from '../../sci/boundary.ts'
import { exactly, type Range, scale } from '../../units/range.ts'
import type { ActionableSums, Money } from './actionable-sums.ts'
import { type BilledSample, billedSample } from './billed-sample.ts'
import type { KnownOfLogs } from './known-of-logs.ts'
import { sourceId } from './source-id.ts'

/** A name on bills: of a service, or of the value of a tag. */
interface NameOnBills {
  readonly by: string
  /** Of the tag. */
  readonly key: string
  readonly name: string
}

/** Usage that may take in, keep and search logs, and serve other ends too. */
export interface ClusterUsage {
  readonly id: string
  /** `Amazon OpenSearch Service`, or `app=loki`. */
  readonly name: string
  readonly usage: Selection
}

/** One part of a cluster's logs, by its bytes among all that were attached to it. */
interface ClusterShare {
  readonly importId: string
  readonly fileNames: readonly string[]
  readonly bytes: number
  /** 0 to 1. */
  readonly share: number
  readonly totalKgCo2e: Range
  readonly cost: readonly Money[]
}

/**
 * A search cluster or log store on its own machines. Not among the sums of logs: whether it holds logs is known once samples are attached
 * to it, and then all that it comes to is shared over them by bytes.
 */
export interface LogCluster extends Emissions {
  readonly id: string
  readonly name: string
  readonly cost: readonly CurrencyAmount[]
  /** The most bytes first; Σ = the whole, where any sample is attached. */
  readonly shares: readonly ClusterShare[]
  /** All its samples together. */
  readonly sample: BilledSample | null
}

const MANAGED = /\b(?:OpenSearch|Elasticsearch|Elastic Cloud)\b/i
const SELF_RUN =
  /(?:^|[-_./: ])(?:loki|elasticsearch|opensearch|graylog|logstash|fluentd|fluent-?bit|victoria-?logs|quickwit|splunk)(?:$|[-_./: ])/i
const MOST_CLUSTERS = 50

const clusterOf = (name: string, usage: Selection): ClusterUsage => ({
  id: sourceId('cluster', name, ''),
  name,
  usage,
})

/**
 * Usage that may be a store of logs, by its names: managed services first, then tags. Usage that both name belongs to the first.
 * @example clustersNamed([{ by: 'tag', key: 'app', name: 'loki' }])[0].name // 'app=loki'
 */
export const clustersNamed = (names: readonly NameOnBills[]): readonly ClusterUsage[] =>
  [
    ...names
      .filter(({ by, name }) => by === 'service' && MANAGED.test(name))
      .map(({ name }) => clusterOf(name, { service: [name] })),
    ...names
      .filter(({ by, name }) => by === 'tag' && SELF_RUN.test(name))
      .map(({ key, name }) => clusterOf(`${key}=${name}`, { tag: [`${key}=${name}`] })),
  ].slice(0, MOST_CLUSTERS)

const NONE: ActionableSums = { gb: null, totalKgCo2e: exactly(0), cost: [] }

/** A cluster with its sums shared over its samples by bytes: `C_sample = C_cluster × share of bytes`. */
export function logCluster(
  { id, name }: ClusterUsage,
  rows: readonly SummaryRow[],
  known: KnownOfLogs,
): LogCluster {
  const emissions = emissionsOf(rows)
  const cost = rows.map(amountOf)
  const money = cost.map(({ currency, amount }) => ({ currency, amount }))
  const samples = known.samples.filter(({ importId }) => known.attachments.get(importId)?.source === id)
  const all = samples.reduce((sum, { bytes }) => sum + bytes, 0)
  const whole = { gb: null, totalKgCo2e: emissions.totalKgCo2e, cost: money }
  const lines = { id, services: [], written: whole, stored: NONE, fixed: NONE }
  return {
    id,
    name,
    ...emissions,
    cost,
    shares: samples
      .map(({ importId, fileNames, bytes }) => {
        const share = all === 0 ? 0 : bytes / all
        return {
          importId,
          fileNames,
          bytes,
          share,
          totalKgCo2e: scale(emissions.totalKgCo2e, share),
          cost: money.map(({ currency, amount }) => ({ currency, amount: amount * share })),
        }
      })
      .sort((a, b) => b.bytes - a.bytes || (a.importId < b.importId ? -1 : 1)),
    sample: billedSample(lines, samples, { ...known, most: known.templates }),
  }
}
