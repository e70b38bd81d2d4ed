import { carriesUsage } from '../classify/carries-usage.ts'
import type { Kind } from '../usage/kind.ts'
import { stageOfKind } from './stage-of-kind.ts'

/** What is observed of software besides its logs. */
export const SIGNALS = ['metrics', 'traces'] as const
export type Signal = (typeof SIGNALS)[number]

type Row = readonly [service: RegExp, usageType: RegExp, signal: Signal]

const ANY = /(?:)/

/** The first that fits counts. */
const BY_PROVIDER: Readonly<Record<string, readonly Row[]>> = {
  AWS: [
    [/X-?Ray/i, ANY, 'traces'],
    [/Prometheus/i, ANY, 'metrics'],
    [/^Amazon ?CloudWatch$/i, /\bCW:(?!.*Insights-vCPU)|Metric|Alarm|Dashboard/i, 'metrics'],
  ],
  'Google Cloud': [
    [/\bTrace$/i, ANY, 'traces'],
    [/\bMonitoring$/i, ANY, 'metrics'],
  ],
  Microsoft: [
    [/Prometheus/i, ANY, 'metrics'],
    [/^Azure Monitor$/i, /\bmetrics?\b|alert/i, 'metrics'],
  ],
  Oracle: [
    [/\bAPM\b|Application Performance Monitoring/i, ANY, 'traces'],
    [/Monitoring|TELEMETRY/i, ANY, 'metrics'],
  ],
}

/**
 * Whether a kind of usage is of metrics or of traces; null where it is neither, logs among them. Known by the names of services and usage
 * types: what a bill calls neither is not found. Traces that go into a workspace or a table of logs are billed as logs, and are logs here.
 *
 * @example signalOfKind({ provider: 'AWS', serviceCode: 'AmazonCloudWatch', usageType: 'CW:MetricMonitorUsage', … }) // 'metrics'
 */
export function signalOfKind(kind: Kind): Signal | null {
  if (!carriesUsage(kind).carries || stageOfKind(kind) !== null) return null
  const rows = Object.hasOwn(BY_PROVIDER, kind.provider) ? BY_PROVIDER[kind.provider] : undefined
  const service = kind.serviceCode || kind.serviceName
  const found = rows?.find(
    ([ofService, ofUsage]) =>
      (ofService.test(service) || ofService.test(kind.serviceName)) && ofUsage.test(kind.usageType),
  )
  return found?.[2] ?? null
}
