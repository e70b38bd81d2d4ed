import { carriesUsage } from '../classify/carries-usage.ts'
import type { Kind } from '../usage/kind.ts'
import type { LogClass, LogQuantity, LogStage, StageOfKind } from './log-stage.ts'

type Row = readonly [pattern: RegExp, stage: LogStage, quantity: LogQuantity, logClass?: LogClass]

const rowOf = (rows: readonly Row[], text: string): StageOfKind | null => {
  const row = rows.find(([pattern]) => pattern.test(text))
  if (!row) return null
  const [, stage, quantity, logClass] = row
  return { stage, quantity, ...(logClass && { logClass }) }
}

/** Usage types of CloudWatch without the region before them. */
const AWS_USAGE_TYPES: readonly Row[] = [
  [/^DataProcessing-Bytes$/, 'ingest', 'GB', 'standard'],
  [/^DataProcessingIA-Bytes$/, 'ingest', 'GB', 'infrequent-access'],
  [/^VendedLog-(?:\w+-)?Bytes$/, 'vended', 'GB', 'standard'],
  [/^VendedLogIA-(?:\w+-)?Bytes$/, 'vended', 'GB', 'infrequent-access'],
  [/^TimedStorage-ByteHrs$/, 'storage', 'GB-month'],
  [/^S3-Egress-Bytes$/, 'delivery', 'GB'],
  [/^S3-Egress-InputBytes$/, 'conversion', 'GB'],
  [/^DataScanned-Bytes$/, 'query', 'GB'],
  [/^DataProtection-Bytes$/, 'protection', 'GB'],
  [/^Logs-LiveTail$/, 'query', 'minutes'],
]

/** What FOCUS exports without a meter say instead. */
const AWS_DESCRIPTIONS: readonly Row[] = [
  [/\blive ?tail\b/i, 'query', 'minutes'],
  [/\blogs?\b.*\bdata protection\b|\bdata protection\b.*\blogs?\b/i, 'protection', 'GB'],
  [/\blogs?\b.*\bparquet\b|\bparquet\b.*\blogs?\b/i, 'conversion', 'GB'],
  [/\blogs? (?:data )?(?:delivered|delivery)\b/i, 'delivery', 'GB'],
  [/\blogs? data scanned\b/i, 'query', 'GB'],
  [/\blogs? storage\b/i, 'storage', 'GB-month'],
  [/\bvended logs?\b.*\binfrequent access\b/i, 'vended', 'GB', 'infrequent-access'],
  [/\bvended logs?\b/i, 'vended', 'GB', 'standard'],
  [/\blogs? data ingested\b.*\binfrequent access\b/i, 'ingest', 'GB', 'infrequent-access'],
  [/\blogs? data ingested\b/i, 'ingest', 'GB', 'standard'],
]

const AWS_REGION =
  /^[A-Z]{2,4}\d?-(?=(?:DataProcessing|VendedLog|TimedStorage|S3-|DataScanned|DataProtection|Logs-))/

const isCloudWatch = ({ serviceCode, serviceName }: Kind): boolean =>
  /^Amazon ?CloudWatch(?: ?Logs)?$/i.test(serviceCode || serviceName)

function stageOnAws(kind: Kind): StageOfKind | null {
  if (!isCloudWatch(kind)) return null
  const found =
    rowOf(AWS_USAGE_TYPES, kind.usageType.replace(AWS_REGION, '')) ?? rowOf(AWS_DESCRIPTIONS, kind.usageType)
  if (found?.stage === 'storage' && !/^(?:HourlyStorageMetering)?$/.test(kind.operation)) return null
  const vendedBy = /VendedLog(?:IA)?-(\w+)-Bytes$/.exec(kind.usageType)?.[1]
  return found && vendedBy ? { ...found, vendedBy } : found
}

/** The last scans, for threats, what the lines of ingestion count too. */
const GOOGLE_SKUS: Readonly<Record<string, StageOfKind>> = {
  '143F-A1B0-E0BE': { stage: 'ingest', quantity: 'GB' },
  'F4AE-5A52-ACE3': { stage: 'storage', quantity: 'GB-month' },
  '376D-A4B0-82E4': { stage: 'vended', quantity: 'GB' },
  'D5A4-0C3E-4DA4': { stage: 'protection', quantity: 'GB' },
}

const GOOGLE_SKU_TEXTS: readonly Row[] = [
  [/^Vended Logs Storage/i, 'vended', 'GB'],
  [/^Log Retention cost/i, 'storage', 'GB-month'],
  [/^Log (?:Volume|Storage cost)/i, 'ingest', 'GB'],
]

function stageOnGoogle(kind: Kind): StageOfKind | null {
  const known = Object.hasOwn(GOOGLE_SKUS, kind.skuId) ? GOOGLE_SKUS[kind.skuId] : undefined
  if (known) return known
  if (/^Event Threat Detection Log Ingest/i.test(kind.usageType))
    return { stage: 'protection', quantity: 'GB' }
  const isLogging =
    kind.serviceCode === '5490-F7B7-8DF6' || /^(?:Stackdriver|Cloud) Logging$/i.test(kind.serviceName)
  return isLogging ? rowOf(GOOGLE_SKU_TEXTS, kind.usageType) : null
}

const AZURE_METERS: readonly Row[] = [
  [/\d+ GB (?:Commitment Tier|Capacity Reservation)/i, 'ingest', 'capacity'],
  [/Free Benefit/i, 'ingest', 'GB', 'free-benefit'],
  [/Basic Logs? Data Ingestion|Data Ingestion\W+Basic Logs?/i, 'ingest', 'GB', 'basic'],
  [/Auxiliary Logs? Data Ingestion|Data Ingestion\W+Auxiliary Logs?/i, 'ingest', 'GB', 'auxiliary'],
  [/Platform Logs? Data Processed/i, 'vended', 'GB', 'platform'],
  [/Search (?:Queries|Jobs) Scanned/i, 'query', 'GB'],
  [/Data Archive/i, 'storage', 'GB-month', 'archive'],
  [/Data Retention/i, 'storage', 'GB-month'],
  [/Data Ingestion|\blogs? data ingested\b/i, 'ingest', 'GB', 'standard'],
]

/** What FOCUS exports that name no meter count in GB. */
const INGESTED: StageOfKind = { stage: 'ingest', quantity: 'GB', logClass: 'standard' }

/** A workspace's analysis of what its ingestion line counts: `Analysis`, commitment tiers and trials. */
const SENTINEL_METER = /Analysis|Commitment Tier|Capacity Reservation|Free trial/i

function stageOnAzure(kind: Kind): StageOfKind | null {
  const service = kind.serviceCode || kind.serviceName
  if (/\bSentinel$/i.test(service))
    return SENTINEL_METER.test(kind.usageType) ? { stage: 'protection', quantity: 'counted-at-ingest' } : null
  if (!/^(?:Log Analytics|Azure Monitor|Application Insights)$/i.test(service)) return null
  if (/\bmetrics?\b/i.test(kind.usageType)) return null
  if (kind.usageType === 'Monitoring' && /\bGB\b/.test(kind.unit)) return INGESTED
  return rowOf(AZURE_METERS, kind.usageType)
}

const stageOnOracle = ({ serviceCode, serviceName, skuId }: Kind): StageOfKind | null =>
  /^LOGGING$/i.test(serviceCode || serviceName) || skuId === 'B92593'
    ? { stage: 'storage', quantity: 'GB-month' }
    : null

const BY_PROVIDER: Readonly<Record<string, (kind: Kind) => StageOfKind | null>> = {
  AWS: stageOnAws,
  'Google Cloud': stageOnGoogle,
  Microsoft: stageOnAzure,
  Oracle: stageOnOracle,
}

/**
 * Which stage of logging a kind of usage is, and what its quantity counts; null where it is none: metrics, alarms, audit events and
 * whatever else a logging service bills, and storage of the same name in another service. Lines that only move money are none either.
 *
 * Sources: AWS, usage types as CUDOS (Cloud Intelligence Dashboards) reads them; Google Cloud, SKUs of service 5490-F7B7-8DF6;
 * Microsoft, "Plan costs and understand pricing and billing for Microsoft Sentinel": a workspace's bytes are billed at their ingestion
 * and again at their analysis.
 *
 * @example stageOfKind({ provider: 'AWS', serviceCode: 'AmazonCloudWatch', usageType: 'USE1-VendedLog-Bytes', … })
 * // { stage: 'vended', quantity: 'GB', logClass: 'standard' }
 */
export function stageOfKind(kind: Kind): StageOfKind | null {
  if (!carriesUsage(kind).carries) return null
  const on = Object.hasOwn(BY_PROVIDER, kind.provider) ? BY_PROVIDER[kind.provider] : undefined
  return on?.(kind) ?? null
}
